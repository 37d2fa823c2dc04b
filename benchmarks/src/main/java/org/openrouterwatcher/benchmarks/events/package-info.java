/** How soon, and how many in a second, events take effect in another service. */
@NullMarked
package org.openrouterwatcher.benchmarks.events;

import org.jspecify.annotations.NullMarked;
