/** How the simulated OpenRouter misbehaves on demand. */
@NullMarked
package org.openrouterwatcher.simulator.faults;

import org.jspecify.annotations.NullMarked;
