/** What administrators see of the schedules and do with them. */
@NullMarked
package org.openrouterwatcher.scheduler.admin;

import org.jspecify.annotations.NullMarked;
