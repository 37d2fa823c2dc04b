/** An account with keys and figures, so that the first look is not at an empty page. */
@NullMarked
package org.openrouterwatcher.cluster.demo;

import org.jspecify.annotations.NullMarked;
