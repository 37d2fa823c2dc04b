/** What OpenRouter's answers say, in our words: the one place where its words end. */
@NullMarked
package org.openrouterwatcher.usage.reading;

import org.jspecify.annotations.NullMarked;
