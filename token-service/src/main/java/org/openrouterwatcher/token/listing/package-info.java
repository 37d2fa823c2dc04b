/** A person looks at API tokens. */
@NullMarked
package org.openrouterwatcher.token.listing;

import org.jspecify.annotations.NullMarked;
