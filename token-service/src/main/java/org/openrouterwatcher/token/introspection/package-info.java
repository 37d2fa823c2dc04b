/** A gateway asks about a token that it cannot judge by itself. */
@NullMarked
package org.openrouterwatcher.token.introspection;

import org.jspecify.annotations.NullMarked;
