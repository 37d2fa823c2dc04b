/** Guessing passwords is slow. */
@NullMarked
package org.openrouterwatcher.token.throttle;

import org.jspecify.annotations.NullMarked;
