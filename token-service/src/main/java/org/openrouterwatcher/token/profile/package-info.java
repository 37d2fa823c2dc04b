/** A person looks at, protects or leaves an account. */
@NullMarked
package org.openrouterwatcher.token.profile;

import org.jspecify.annotations.NullMarked;
