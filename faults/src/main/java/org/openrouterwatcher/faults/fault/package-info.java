/** What can break, how it is broken and mended, and what is promised meanwhile. */
@NullMarked
package org.openrouterwatcher.faults.fault;

import org.jspecify.annotations.NullMarked;
