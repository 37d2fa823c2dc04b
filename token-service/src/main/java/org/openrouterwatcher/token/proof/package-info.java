/** Whether what was revoked is refused by every gateway. */
@NullMarked
package org.openrouterwatcher.token.proof;

import org.jspecify.annotations.NullMarked;
