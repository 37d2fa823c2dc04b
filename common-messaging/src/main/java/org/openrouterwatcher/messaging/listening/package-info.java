/** How records are read: raw bytes in, our events out, failures retried, then put aside. */
@NullMarked
package org.openrouterwatcher.messaging.listening;

import org.jspecify.annotations.NullMarked;
