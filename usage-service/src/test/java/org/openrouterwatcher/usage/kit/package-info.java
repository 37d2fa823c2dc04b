/** What the integration tests of this service share: one running service, one simulated OpenRouter, one clock. */
@NullMarked
package org.openrouterwatcher.usage.kit;

import org.jspecify.annotations.NullMarked;
