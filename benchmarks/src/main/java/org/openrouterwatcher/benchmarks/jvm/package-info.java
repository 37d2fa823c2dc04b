/** How JVMs are started that are measured. */
@NullMarked
package org.openrouterwatcher.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
