/** What shows the audit trail to administrators, and checks it for them. */
@NullMarked
package org.openrouterwatcher.audit.reading;

import org.jspecify.annotations.NullMarked;
