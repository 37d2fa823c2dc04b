/** The development controls: time, faults, spending on demand, and the truth. No part of OpenRouter's API. */
@NullMarked
package org.openrouterwatcher.simulator.control;

import org.jspecify.annotations.NullMarked;
