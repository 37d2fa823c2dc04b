/** The facts services tell each other, and the form in which they travel. */
@NullMarked
package org.openrouterwatcher.events;

import org.jspecify.annotations.NullMarked;
