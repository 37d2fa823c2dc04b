/** The system that is broken: two of everything, on links and disks that can be taken away. */
@NullMarked
package org.openrouterwatcher.faults.site;

import org.jspecify.annotations.NullMarked;
