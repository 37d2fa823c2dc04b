/** Tells a person at once what becomes of its keys, while it watches. */
@NullMarked
package org.openrouterwatcher.usage.live;

import org.jspecify.annotations.NullMarked;
