/** How request and answer bodies are read and written: strictly, and with secrets that do not print themselves. */
@NullMarked
package org.openrouterwatcher.token.body;

import org.jspecify.annotations.NullMarked;
