/** What it costs to forget. */
@NullMarked
package org.openrouterwatcher.benchmarks.purge;

import org.jspecify.annotations.NullMarked;
