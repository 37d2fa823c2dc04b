/** Digests: the form in which secrets are stored. */
@NullMarked
package org.openrouterwatcher.token.secret;

import org.jspecify.annotations.NullMarked;
