/** What tests of this service speak with: instances of it, calls as the gateway makes them, results of its ticks. */
@NullMarked
package org.openrouterwatcher.scheduler.kit;

import org.jspecify.annotations.NullMarked;
