/** What makes each refused request leave an entry. */
@NullMarked
package org.openrouterwatcher.audit.refusal;

import org.jspecify.annotations.NullMarked;
