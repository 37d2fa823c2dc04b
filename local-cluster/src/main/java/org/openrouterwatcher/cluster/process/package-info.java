/** Processes that are started, watched and never left behind. */
@NullMarked
package org.openrouterwatcher.cluster.process;

import org.jspecify.annotations.NullMarked;
