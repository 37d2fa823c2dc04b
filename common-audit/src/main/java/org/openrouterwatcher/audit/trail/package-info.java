/** How entries are written, and chained a moment later. */
@NullMarked
package org.openrouterwatcher.audit.trail;

import org.jspecify.annotations.NullMarked;
