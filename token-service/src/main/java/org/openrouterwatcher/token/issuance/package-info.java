/** A person makes an API token. */
@NullMarked
package org.openrouterwatcher.token.issuance;

import org.jspecify.annotations.NullMarked;
