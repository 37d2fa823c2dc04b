/** A person opens an account. */
@NullMarked
package org.openrouterwatcher.token.registration;

import org.jspecify.annotations.NullMarked;
