/** People who look at what was spent. */
@NullMarked
package org.openrouterwatcher.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
