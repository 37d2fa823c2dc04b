/**
 * What takes long: schedulers that lose whoever is in charge over and over, and a system that is used for half an hour.
 */
@NullMarked
package org.openrouterwatcher.faults.trial;

import org.jspecify.annotations.NullMarked;
