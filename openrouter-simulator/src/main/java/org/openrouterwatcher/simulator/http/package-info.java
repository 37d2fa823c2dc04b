/** JSON over the JDK's own HTTP server: the little that the published API and the controls share. */
@NullMarked
package org.openrouterwatcher.simulator.http;

import org.jspecify.annotations.NullMarked;
