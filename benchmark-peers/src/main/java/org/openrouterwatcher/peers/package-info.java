/** Spring Cloud Gateway, set up as its documentation says and with nothing on that was not asked for. */
@NullMarked
package org.openrouterwatcher.peers;

import org.jspecify.annotations.NullMarked;
