/** Taking an OpenRouter key under watch, and letting it go. */
@NullMarked
package org.openrouterwatcher.usage.registration;

import org.jspecify.annotations.NullMarked;
