/** The words in which this service notes what it does. */
@NullMarked
package org.openrouterwatcher.scheduler.audit;

import org.jspecify.annotations.NullMarked;
