/** What the simulated OpenRouter knows: accounts, keys and every cent they ever spent, all following from a seed. */
@NullMarked
package org.openrouterwatcher.simulator.world;

import org.jspecify.annotations.NullMarked;
