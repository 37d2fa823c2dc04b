/** How often: quotas per token and per client address, and the report of which tokens are in use. */
@NullMarked
package org.openrouterwatcher.gateway.limits;

import org.jspecify.annotations.NullMarked;
