package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncWindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-15T10:00:00Z, 2026-08-15, 2026-09-15",
        "2026-09-15T00:00:00Z, 2026-08-15, 2026-09-15",
        "2026-09-14T23:59:59.999Z, 2026-08-14, 2026-09-14",
        "2028-03-31T12:00:00Z, 2028-02-29, 2028-03-31",
    })
    void reachesFromThe31stDayBeforeTodayToToday(Instant now, LocalDate first, LocalDate today) {
        assertThat(SyncWindow.at(now)).isEqualTo(new SyncWindow(first, today));
    }

    @Test
    void todayIsBookedButNotCompleted() {
        var window = SyncWindow.at(Instant.parse("2026-09-15T10:00:00Z"));

        assertThat(window.holds(window.today())).isTrue();
        assertThat(window.holdsCompleted(window.today())).isFalse();
        assertThat(window.holdsCompleted(window.today().minusDays(1))).isTrue();
        assertThat(window.holdsCompleted(window.first())).isTrue();
        assertThat(window.holds(window.first().minusDays(1))).isFalse();
        assertThat(window.holds(window.today().plusDays(1))).isFalse();
    }

    @Test
    void activityThatWasNeverReadShowsMore() {
        assertThat(SyncWindow.mayShowMore(Instant.EPOCH, null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // moved on the 10th: over with the 10th, final three days later, at the start of the 14th
        "2026-09-10T00:00:00Z, 2026-09-10T01:00:00Z, true",
        "2026-09-10T23:59:59Z, 2026-09-13T23:59:59Z, true",
        "2026-09-10T23:59:59Z, 2026-09-14T00:00:00Z, false",
        "2026-09-10T00:00:00Z, 2026-10-01T00:00:00Z, false",
        // moved again since
        "2026-10-01T00:00:01Z, 2026-10-01T00:00:00Z, true",
    })
    void activityShowsMoreUntilTheLastMovementIsFinal(Instant movedAt, Instant readAt, boolean expected) {
        assertThat(SyncWindow.mayShowMore(movedAt, readAt)).isEqualTo(expected);
    }
}
