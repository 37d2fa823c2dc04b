/** How long it takes to find out what many keys have spent. */
@NullMarked
package org.openrouterwatcher.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
