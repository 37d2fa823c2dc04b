package org.openrouterwatcher.scheduler.ticks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.Tick.KeyValidationDue;
import org.openrouterwatcher.events.Tick.UsagePurgeDue;
import org.openrouterwatcher.events.Tick.UsageSyncDue;
import org.openrouterwatcher.events.TickResult.TickCompleted;

/**
 * A tick as history keeps it.
 *
 * @param dueAt its slot; of a run by hand the moment it was asked for
 * @param result what usage-service said became of it; null while it runs
 */
public record TickRecord(
        UUID tickId,
        Job job,
        Instant dueAt,
        Cause cause,
        Window window,
        Instant emittedAt,
        @Nullable TickCompleted result) {

    /** The tick of a slot. */
    static TickRecord ofSlot(Job job, Due.Now due, Instant now) {
        return new TickRecord(TickIds.of(job, due.slot()), job, due.slot(), due.cause(), due.window(), now, null);
    }

    /** A tick that somebody asked for. */
    static TickRecord byHand(Job job, Window window, Instant now) {
        return new TickRecord(UUID.randomUUID(), job, now, Cause.MANUAL, window, now, null);
    }

    /** The fact that tells others of this tick. */
    Tick event() {
        return switch (job) {
            case USAGE_SYNC -> new UsageSyncDue(tickId, dueAt, window.start(), window.end(), cause);
            case KEY_VALIDATION -> new KeyValidationDue(tickId, dueAt, window.start(), window.end(), cause);
            case USAGE_PURGE -> new UsagePurgeDue(tickId, dueAt, window.start(), window.end(), cause);
        };
    }
}
