/** Asks OpenRouter, the only place that does: its words, its traps and its bad days stay in here. */
@NullMarked
package org.openrouterwatcher.usage.openrouter;

import org.jspecify.annotations.NullMarked;
