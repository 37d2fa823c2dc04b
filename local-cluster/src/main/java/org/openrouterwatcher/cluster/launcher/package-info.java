/**
 * The command behind {@code ./watcher up}, {@code down} and {@code status}: the whole system as processes of this
 * machine.
 */
@NullMarked
package org.openrouterwatcher.cluster.launcher;

import org.jspecify.annotations.NullMarked;
