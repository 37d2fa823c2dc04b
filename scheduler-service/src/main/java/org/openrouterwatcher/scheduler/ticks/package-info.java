/** When jobs are due, the ticks that say so, and what became of them. */
@NullMarked
package org.openrouterwatcher.scheduler.ticks;

import org.jspecify.annotations.NullMarked;
