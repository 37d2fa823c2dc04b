/** Gateways tell when tokens were used. */
@NullMarked
package org.openrouterwatcher.token.usage;

import org.jspecify.annotations.NullMarked;
