/** What was asked and answered, with the times of one clock. */
@NullMarked
package org.openrouterwatcher.faults.history;

import org.jspecify.annotations.NullMarked;
