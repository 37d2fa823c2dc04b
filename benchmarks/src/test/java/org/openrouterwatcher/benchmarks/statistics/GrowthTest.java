package org.openrouterwatcher.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.stage.Percentiles;

class GrowthTest {

    private final Percentiles oneToHundred = millis(1);

    @Test
    void comparesMediansAndDemandsThatTheLargerLedgerIsAboutAsQuick() {
        Figure asQuick = last(new Growth("usage", 1, oneToHundred, 10, oneToHundred));
        Figure slower = last(new Growth("usage", 1, oneToHundred, 10, millis(2)));

        assertThat(asQuick.value()).isEqualTo(1);
        assertThat(asQuick.isReached()).isTrue();
        assertThat(slower.value()).isEqualTo(2);
        assertThat(slower.isReached()).isFalse();
    }

    @Test
    void demandsThatNineteenOfTwentyAnswersOfTenMillionLinesTakeFiftyMillisecondsAtMost() {
        assertThat(new Growth("usage", 1_000_000, oneToHundred, 10_000_000, oneToHundred).figures())
                .filteredOn(figure -> figure.what().equals("usage, 10,000,000 lines, p95"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualTo(95);
                    assertThat(figure.isReached()).isFalse();
                });
    }

    private static Figure last(Growth growth) {
        return growth.figures().toList().getLast();
    }

    /** A hundred durations, each longer than the one before by so many milliseconds. */
    private static Percentiles millis(long step) {
        return Percentiles.of(LongStream.rangeClosed(1, 100)
                .mapToObj(i -> Duration.ofMillis(i * step).toNanos())
                .toList());
    }
}
