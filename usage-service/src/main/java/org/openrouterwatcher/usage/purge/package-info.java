/** Removes what is older than the retention. */
@NullMarked
package org.openrouterwatcher.usage.purge;

import org.jspecify.annotations.NullMarked;
