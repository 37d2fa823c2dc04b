package org.openrouterwatcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestClockTest {

    private static final String NOON = "2026-01-02T12:00:00Z";

    @Test
    void movesByExactlyWhatItIsTold() {
        var clock = TestClock.at(NOON);

        clock.advance(Duration.ofMinutes(61));

        assertThat(clock.instant()).isEqualTo("2026-01-02T13:01:00Z");
    }

    @Test
    void goesToAnyInstantAlsoBackwards() {
        var clock = TestClock.at(NOON);

        clock.setTo(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void showsTheSameTimeInEveryZone() {
        var clock = TestClock.at(NOON);
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofDays(1));

        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
