/** Whether a key works: what OpenRouter's answers prove and what they do not. */
@NullMarked
package org.openrouterwatcher.usage.validation;

import org.jspecify.annotations.NullMarked;
