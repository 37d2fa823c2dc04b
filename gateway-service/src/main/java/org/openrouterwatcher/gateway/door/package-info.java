/** The chain of Jetty handlers that every request passes, in front of Spring's servlet. */
@NullMarked
package org.openrouterwatcher.gateway.door;

import org.jspecify.annotations.NullMarked;
