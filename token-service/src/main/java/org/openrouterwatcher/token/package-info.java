/** Accounts, sessions and API tokens. */
@NullMarked
package org.openrouterwatcher.token;

import org.jspecify.annotations.NullMarked;
