/** People and programs who use the system while it breaks, and remember what they were promised. */
@NullMarked
package org.openrouterwatcher.faults.load;

import org.jspecify.annotations.NullMarked;
