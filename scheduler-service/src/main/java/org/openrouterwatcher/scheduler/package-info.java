/** When something is due. */
@NullMarked
package org.openrouterwatcher.scheduler;

import org.jspecify.annotations.NullMarked;
