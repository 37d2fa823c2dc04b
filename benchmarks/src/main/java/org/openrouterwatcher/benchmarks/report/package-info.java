/** What a measurement says: figures, what they are measured by, and where they were taken. */
@NullMarked
package org.openrouterwatcher.benchmarks.report;

import org.jspecify.annotations.NullMarked;
