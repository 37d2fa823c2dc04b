/** How much the gateway may trust its view, and how it keeps it worth trusting. */
@NullMarked
package org.openrouterwatcher.gateway.freshness;

import org.jspecify.annotations.NullMarked;
