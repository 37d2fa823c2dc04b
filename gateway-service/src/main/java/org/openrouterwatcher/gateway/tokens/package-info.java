/** What this gateway knows of API tokens, sessions and accounts: a view fed by Kafka, kept in memory. */
@NullMarked
package org.openrouterwatcher.gateway.tokens;

import org.jspecify.annotations.NullMarked;
