/** A real Kafka broker and a real PostgreSQL on this machine, without Docker. */
@NullMarked
package org.openrouterwatcher.infrastructure;

import org.jspecify.annotations.NullMarked;
