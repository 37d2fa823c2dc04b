/** Hears that something is due, shares it between instances by key, and tells when all of it is done. */
@NullMarked
package org.openrouterwatcher.usage.ticks;

import org.jspecify.annotations.NullMarked;
