/** Measures the running system from outside, as its users would. */
@NullMarked
package org.openrouterwatcher.benchmarks;

import org.jspecify.annotations.NullMarked;
