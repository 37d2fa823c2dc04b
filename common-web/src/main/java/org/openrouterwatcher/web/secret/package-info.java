/** Values that must not be shown. */
@NullMarked
package org.openrouterwatcher.web.secret;

import org.jspecify.annotations.NullMarked;
