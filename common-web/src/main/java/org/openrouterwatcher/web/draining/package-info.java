/** How an instance that is to end hands its work over: it says so in every answer before it stops to listen. */
@NullMarked
package org.openrouterwatcher.web.draining;

import org.jspecify.annotations.NullMarked;
