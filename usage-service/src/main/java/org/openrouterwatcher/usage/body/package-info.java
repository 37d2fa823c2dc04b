/** How request bodies are read: strictly. */
@NullMarked
package org.openrouterwatcher.usage.body;

import org.jspecify.annotations.NullMarked;
