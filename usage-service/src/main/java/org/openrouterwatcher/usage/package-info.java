/** OpenRouter keys and what was spent with them. */
@NullMarked
package org.openrouterwatcher.usage;

import org.jspecify.annotations.NullMarked;
