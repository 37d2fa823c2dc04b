/** The keys that sign access tokens: made, kept, published, replaced. */
@NullMarked
package org.openrouterwatcher.token.signing;

import org.jspecify.annotations.NullMarked;
