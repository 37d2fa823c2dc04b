package org.openrouterwatcher.usage.sync;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which UTC days can be booked at a moment, and whether reading {@code /activity} again can show anything new.
 *
 * @param first the oldest day that upstream may still list; retention is longer, so nothing purged comes back
 * @param today the current day, never in {@code /activity}
 */
record SyncWindow(LocalDate first, LocalDate today) {

    /** Upstream speaks of 30 completed days and has been seen listing 31. */
    private static final int DAYS_UPSTREAM = 31;

    /** How soon a closed day is final is not documented; so long it is read again. */
    private static final int DAYS_UNTIL_FINAL = 3;

    static SyncWindow at(Instant now) {
        LocalDate today = dayOf(now);
        return new SyncWindow(today.minusDays(DAYS_UPSTREAM), today);
    }

    /** Whether a day may be booked. */
    boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(today);
    }

    /** Whether a day is over, so that {@code /activity} may speak of it. */
    boolean holdsCompleted(LocalDate day) {
        return holds(day) && day.isBefore(today);
    }

    /**
     * Whether {@code /activity} of a key may say more than it said last time. A key whose counters stand still has
     * nothing new once the days around its last movement are final: this keeps thousands of idle keys quiet.
     *
     * @param movedAt when the counters were last seen to have moved
     * @param readAt when {@code /activity} was last read; null for never
     */
    static boolean mayShowMore(Instant movedAt, @Nullable Instant readAt) {
        if (readAt == null) {
            return true;
        }
        Instant settled = movedAt.atOffset(UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay()
                .toInstant(UTC)
                .plus(Duration.ofDays(DAYS_UNTIL_FINAL));
        return readAt.isBefore(settled);
    }

    private static LocalDate dayOf(Instant time) {
        return time.atOffset(UTC).toLocalDate();
    }
}
