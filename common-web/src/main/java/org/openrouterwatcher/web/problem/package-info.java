/** Refusals as RFC 9457 problem+json. */
@NullMarked
package org.openrouterwatcher.web.problem;

import org.jspecify.annotations.NullMarked;
