package org.openrouterwatcher.scheduler.ticks;

import java.time.Clock;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.stereotype.Component;

/** Removes history that is older than anybody asked to keep. No slot comes again by that: progress never goes back. */
@Component
class OldTicks implements RemovesOldRows {

    private final TickRecords ticks;
    private final HistoryProperties properties;
    private final Clock clock;

    OldTicks(TickRecords ticks, HistoryProperties properties, Clock clock) {
        this.ticks = ticks;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        return ticks.removeBefore(clock.instant().minus(properties.retention()), limit);
    }
}
