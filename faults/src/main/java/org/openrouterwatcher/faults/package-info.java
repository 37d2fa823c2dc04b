/** Breaks a running system in every way there is, and counts what was lost or doubled. */
@NullMarked
package org.openrouterwatcher.faults;

import org.jspecify.annotations.NullMarked;
