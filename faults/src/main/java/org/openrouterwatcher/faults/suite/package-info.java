/** One fault after the other on one system, and the table of what came of it. */
@NullMarked
package org.openrouterwatcher.faults.suite;

import org.jspecify.annotations.NullMarked;
