/** What decides about revocations: what a gateway knows and how old that is, what a feed promises, what is proven. */
@NullMarked
package org.openrouterwatcher.revocation;

import org.jspecify.annotations.NullMarked;
