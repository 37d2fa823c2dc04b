package org.openrouterwatcher.scheduler.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.scheduler.ticks.TickRecord;

/** A tick as administrators see it; what follows {@code emittedAt} is null while it runs. */
record ShownTick(
        UUID tickId,
        Instant dueAt,
        Cause cause,
        Instant windowStart,
        Instant windowEnd,
        Instant emittedAt,
        @Nullable Outcome outcome,
        @Nullable Counts counts,
        @Nullable String detail,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    static ShownTick of(TickRecord tick) {
        TickCompleted result = tick.result();
        return new ShownTick(
                tick.tickId(),
                tick.dueAt(),
                tick.cause(),
                tick.window().start(),
                tick.window().end(),
                tick.emittedAt(),
                result == null ? null : result.outcome(),
                result == null ? null : result.counts(),
                result == null ? null : result.detail(),
                result == null ? null : result.startedAt(),
                result == null ? null : result.completedAt());
    }
}
