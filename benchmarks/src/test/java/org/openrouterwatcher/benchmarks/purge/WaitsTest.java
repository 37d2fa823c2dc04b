package org.openrouterwatcher.benchmarks.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.benchmarks.reading.Look;

class WaitsTest {

    @Test
    void countsThoseWhoWaitedForNothing() {
        var waits = Waits.of(List.of(look(1, true), look(10, false), look(2, true)));

        assertThat(waits.count()).isEqualTo(3);
        assertThat(waits.failed()).isEqualTo(1);
        assertThat(waits.millisAt(0.99)).isEqualTo(10);
        assertThat(waits.millisAt(0.5)).isEqualTo(2);
    }

    private static Look look(long millis, boolean isGood) {
        return new Look(Duration.ofMillis(millis).toNanos(), isGood);
    }
}
