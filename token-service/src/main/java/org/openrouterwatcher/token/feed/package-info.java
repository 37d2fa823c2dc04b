/** How fresh the feed of token events is. */
@NullMarked
package org.openrouterwatcher.token.feed;

import org.jspecify.annotations.NullMarked;
