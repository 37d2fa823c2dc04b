/** The one way a Kafka producer is set up. */
@NullMarked
package org.openrouterwatcher.messaging.producing;

import org.jspecify.annotations.NullMarked;
