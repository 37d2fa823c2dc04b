/** What the gateway says of itself: its health, the API reference, the landing page. */
@NullMarked
package org.openrouterwatcher.gateway.pages;

import org.jspecify.annotations.NullMarked;
