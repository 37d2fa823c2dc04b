package org.openrouterwatcher.benchmarks.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    private static final Instant NOON = Instant.parse("2026-01-03T12:00:00Z");

    @Test
    void tellsHowLateTheLatestTickWas() {
        var arrivals = Map.of(NOON, NOON.plusMillis(7), NOON.plusSeconds(1), NOON.plusMillis(1_040));

        var figures = Punctuality.figures(arrivals, 2);

        assertThat(figures.get(0).value()).isCloseTo(7, within(0.1));
        assertThat(figures.get(2).value()).isCloseTo(40, within(0.1));
        assertThat(figures).allMatch(figure -> figure.isReached());
    }

    @Test
    void missesItsGoalWhenASlotHadNoTick() {
        var figures = Punctuality.figures(Map.of(NOON, NOON.plusMillis(7)), 2);

        assertThat(figures.getLast().value()).isEqualTo(1);
        assertThat(figures.getLast().isReached()).isFalse();
    }
}
