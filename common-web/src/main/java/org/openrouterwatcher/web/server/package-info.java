/** How the web server of a service is set up. */
@NullMarked
package org.openrouterwatcher.web.server;

import org.jspecify.annotations.NullMarked;
