/** What has to hold afterwards, looked up where it must stand. */
@NullMarked
package org.openrouterwatcher.faults.check;

import org.jspecify.annotations.NullMarked;
