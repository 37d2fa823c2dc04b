/** The only door: who is calling, may they, and where does it go. */
@NullMarked
package org.openrouterwatcher.gateway;

import org.jspecify.annotations.NullMarked;
