/** The whole system on one machine, started by one command. */
@NullMarked
package org.openrouterwatcher.cluster;

import org.jspecify.annotations.NullMarked;
