/** What the gateway says of itself: its health, the API reference, the page that people keep open. */
@NullMarked
package org.openrouterwatcher.gateway.pages;

import org.jspecify.annotations.NullMarked;
