/** How long questions about what was spent take. */
@NullMarked
package org.openrouterwatcher.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
