/** What an administrator sees of the whole system. */
@NullMarked
package org.openrouterwatcher.token.administration;

import org.jspecify.annotations.NullMarked;
