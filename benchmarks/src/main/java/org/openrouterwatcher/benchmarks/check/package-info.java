/** What it costs a gateway to check one credential, without anything around it. */
@NullMarked
package org.openrouterwatcher.benchmarks.check;

import org.jspecify.annotations.NullMarked;
