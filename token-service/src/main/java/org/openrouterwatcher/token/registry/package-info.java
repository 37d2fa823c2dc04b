/** The API tokens there are. */
@NullMarked
package org.openrouterwatcher.token.registry;

import org.jspecify.annotations.NullMarked;
