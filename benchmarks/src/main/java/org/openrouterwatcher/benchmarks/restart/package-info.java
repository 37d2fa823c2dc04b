/** What people notice of a new version. */
@NullMarked
package org.openrouterwatcher.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
