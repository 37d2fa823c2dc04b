/** What the gateway costs, beside proxies that people know. */
@NullMarked
package org.openrouterwatcher.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
