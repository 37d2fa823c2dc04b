/** Where a request goes, and how it gets there and back. */
@NullMarked
package org.openrouterwatcher.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
