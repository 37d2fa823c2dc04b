/** How an event arrives once in effect, however often it is delivered. */
@NullMarked
package org.openrouterwatcher.messaging.inbox;

import org.jspecify.annotations.NullMarked;
