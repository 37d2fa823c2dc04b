/** How soon a gateway is ready. */
@NullMarked
package org.openrouterwatcher.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
