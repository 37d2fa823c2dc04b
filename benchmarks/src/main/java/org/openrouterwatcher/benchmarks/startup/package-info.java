/** How soon the system, and a gateway with many tokens, can be used, and what memory everything takes. */
@NullMarked
package org.openrouterwatcher.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
