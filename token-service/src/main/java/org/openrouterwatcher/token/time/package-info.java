/** Time as exact as the database keeps it. */
@NullMarked
package org.openrouterwatcher.token.time;

import org.jspecify.annotations.NullMarked;
