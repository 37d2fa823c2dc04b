/** The OpenRouter keys an owner knows: registered here, seen in an inventory, or both; their texts are encrypted. */
@NullMarked
package org.openrouterwatcher.usage.keys;

import org.jspecify.annotations.NullMarked;
