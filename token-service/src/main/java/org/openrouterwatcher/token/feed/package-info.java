/** The topics of this service, and how fresh its feed is. */
@NullMarked
package org.openrouterwatcher.token.feed;

import org.jspecify.annotations.NullMarked;
