/** Where a record goes that cannot be handled, with its bytes as they came. */
@NullMarked
package org.openrouterwatcher.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
