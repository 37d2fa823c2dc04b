/** An API token ends before its time, and every gateway knows. */
@NullMarked
package org.openrouterwatcher.token.revocation;

import org.jspecify.annotations.NullMarked;
