/** How fast a revocation holds at every gateway, and whether it holds when things break. */
@NullMarked
package org.openrouterwatcher.benchmarks.revocation;

import org.jspecify.annotations.NullMarked;
