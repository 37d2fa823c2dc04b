package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;

/** What is left in the outbox of events that were sent. */
final class SentEntries implements RemovesOldRows {

    private final OutboxEntries entries;
    private final Duration retention;
    private final Clock clock;

    SentEntries(OutboxEntries entries, OutboxProperties properties, Clock clock) {
        this.entries = entries;
        this.retention = properties.retention();
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        return entries.removeSentBefore(clock.instant().minus(retention), limit);
    }
}
