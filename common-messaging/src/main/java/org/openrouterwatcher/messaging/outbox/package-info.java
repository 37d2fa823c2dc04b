/** How an event leaves: written beside the change it tells of, sent by one relay, marked when the broker has it. */
@NullMarked
package org.openrouterwatcher.messaging.outbox;

import org.jspecify.annotations.NullMarked;
