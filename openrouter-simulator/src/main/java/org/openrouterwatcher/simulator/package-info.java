/** An OpenRouter on this machine, for development and tests. */
@NullMarked
package org.openrouterwatcher.simulator;

import org.jspecify.annotations.NullMarked;
