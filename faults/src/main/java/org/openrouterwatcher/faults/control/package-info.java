/**
 * Programs that are broken on purpose, to show that the checks notice. Each is ours with one method changed by an agent
 * while it is loaded; nothing of this is in a jar that anybody ships.
 */
@NullMarked
package org.openrouterwatcher.faults.control;

import org.jspecify.annotations.NullMarked;
