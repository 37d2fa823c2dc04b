/** Reads from OpenRouter what was spent and books it, each key once. */
@NullMarked
package org.openrouterwatcher.usage.sync;

import org.jspecify.annotations.NullMarked;
