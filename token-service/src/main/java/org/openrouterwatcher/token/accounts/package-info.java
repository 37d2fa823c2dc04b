/** Who may log in, and as what. */
@NullMarked
package org.openrouterwatcher.token.accounts;

import org.jspecify.annotations.NullMarked;
