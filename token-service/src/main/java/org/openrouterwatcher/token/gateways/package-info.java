/** Which gateways there are, and how far each has come. */
@NullMarked
package org.openrouterwatcher.token.gateways;

import org.jspecify.annotations.NullMarked;
