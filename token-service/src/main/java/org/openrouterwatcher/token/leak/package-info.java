/** Somebody found the value of an API token where it should not be, and ends it. */
@NullMarked
package org.openrouterwatcher.token.leak;

import org.jspecify.annotations.NullMarked;
