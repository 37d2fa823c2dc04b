/** What an API token looks like: made by token-service, checked by the gateway. */
@NullMarked
package org.openrouterwatcher.web.token;

import org.jspecify.annotations.NullMarked;
