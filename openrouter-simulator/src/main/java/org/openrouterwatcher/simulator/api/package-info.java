/** OpenRouter's published API, trap by trap. */
@NullMarked
package org.openrouterwatcher.simulator.api;

import org.jspecify.annotations.NullMarked;
