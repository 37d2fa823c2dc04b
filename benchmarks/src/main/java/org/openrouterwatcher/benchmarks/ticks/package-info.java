/** How exactly ticks come out when they are due. */
@NullMarked
package org.openrouterwatcher.benchmarks.ticks;

import org.jspecify.annotations.NullMarked;
