/** The services behind the gateway: where their instances are and which of them can be asked. */
@NullMarked
package org.openrouterwatcher.gateway.upstream;

import org.jspecify.annotations.NullMarked;
