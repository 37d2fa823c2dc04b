/** The words in which this service notes what it does. */
@NullMarked
package org.openrouterwatcher.token.audit;

import org.jspecify.annotations.NullMarked;
