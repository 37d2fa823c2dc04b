package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EagerWatchTest {

    private long monotonic = 5_000_000_000L;
    private Instant wall = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource source = () -> wall;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Elapsed watch = Elapsed.atLeast(() -> monotonic, clock);
    private final long start = watch.nanos();

    @Test
    void followsBothClocksWhenTheyAgree() {
        pass(Duration.ofSeconds(10), Duration.ofSeconds(10));

        assertThat(watch.since(start)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void countsTheTimeThatASuspendedMachineDidNotFeel() {
        pass(Duration.ZERO, Duration.ofMinutes(7));

        assertThat(watch.since(start)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void makesThingsOlderWhenTheClockIsSetForwardAndNoYoungerWhenItIsSetBack() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(91));
        assertThat(watch.since(start)).isEqualTo(Duration.ofSeconds(91));

        pass(Duration.ofSeconds(1), Duration.ofSeconds(-89));
        assertThat(watch.since(start)).isEqualTo(Duration.ofSeconds(92));
    }

    @Test
    void countsASleepAlsoAfterTheClockWasSetBack() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(-89));
        watch.nanos();

        pass(Duration.ZERO, Duration.ofSeconds(60));

        assertThat(watch.since(start)).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void doesNotRunAwayWithTheNoiseBetweenTwoClocks() {
        for (int look = 0; look < 1000; look++) {
            pass(Duration.ofMillis(10), Duration.ofMillis(look % 2 == 0 ? 60 : -40));
            watch.nanos();
        }

        assertThat(watch.since(start)).isEqualTo(Duration.ofSeconds(10));
    }

    private void pass(Duration felt, Duration shown) {
        monotonic += felt.toNanos();
        wall = wall.plus(shown);
    }
}
