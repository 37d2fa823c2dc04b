/** Who is calling, passed from the gateway to the services as a short signed token. */
@NullMarked
package org.openrouterwatcher.web.caller;

import org.jspecify.annotations.NullMarked;
