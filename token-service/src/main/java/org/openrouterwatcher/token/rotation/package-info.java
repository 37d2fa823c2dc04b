/** A person gives an API token a new value, and the scripts that use it time to change over. */
@NullMarked
package org.openrouterwatcher.token.rotation;

import org.jspecify.annotations.NullMarked;
