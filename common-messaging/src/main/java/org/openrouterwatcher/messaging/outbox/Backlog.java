package org.openrouterwatcher.messaging.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many entries are unsent, and when the oldest of them was written. */
record Backlog(long entries, @Nullable Instant oldest) {}
