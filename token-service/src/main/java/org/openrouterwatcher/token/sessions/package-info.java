/** A person logs in, stays logged in by a rotating refresh token, and logs out. */
@NullMarked
package org.openrouterwatcher.token.sessions;

import org.jspecify.annotations.NullMarked;
