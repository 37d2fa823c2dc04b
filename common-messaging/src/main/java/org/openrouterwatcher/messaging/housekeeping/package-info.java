/** What removes old rows in small batches. */
@NullMarked
package org.openrouterwatcher.messaging.housekeeping;

import org.jspecify.annotations.NullMarked;
