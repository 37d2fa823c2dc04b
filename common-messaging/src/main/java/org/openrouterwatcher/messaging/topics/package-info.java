/** Topics as they have to be, created and checked before anything is read or sent. */
@NullMarked
package org.openrouterwatcher.messaging.topics;

import org.jspecify.annotations.NullMarked;
