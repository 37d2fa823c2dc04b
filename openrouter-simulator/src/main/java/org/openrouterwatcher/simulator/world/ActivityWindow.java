package org.openrouterwatcher.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The completed UTC days that `/activity` still shows.
 *
 * <p>The whole window has been seen to hold 31 days, while a single day can be asked for only within the last 30.
 */
public record ActivityWindow(LocalDate today) {

    private static final int DAYS_LISTED = 31;
    private static final int DAYS_ASKABLE = 30;

    public static ActivityWindow at(Instant now) {
        return new ActivityWindow(KeyHistory.dayOf(now));
    }

    public LocalDate firstDay() {
        return today.minusDays(DAYS_LISTED);
    }

    /** Oldest first, without today. */
    public List<LocalDate> days() {
        return firstDay().datesUntil(today).toList();
    }

    public boolean allows(LocalDate date) {
        return date.isBefore(today) && !date.isBefore(today.minusDays(DAYS_ASKABLE));
    }

    /** One row per burst of these keys on these days, not yet merged. */
    public static Stream<ActivityRow> rows(KeyHistory history, List<LocalDate> days, Instant now) {
        return days.stream()
                .flatMap(day -> history.burstsOn(day, now).stream()
                        .map(burst -> new ActivityRow(
                                day, burst.route().endpoint(), history.key().workspaceId(), burst.spent())));
    }
}
