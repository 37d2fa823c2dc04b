/** How a fact leaves a service and arrives in another exactly once in effect. */
@NullMarked
package org.openrouterwatcher.messaging;

import org.jspecify.annotations.NullMarked;
