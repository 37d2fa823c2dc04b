/** Who is calling: reads the one credential of a request and says whose it is. */
@NullMarked
package org.openrouterwatcher.gateway.authentication;

import org.jspecify.annotations.NullMarked;
