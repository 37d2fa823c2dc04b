package org.openrouterwatcher.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentsTest {

    @TempDir
    private Path folder;

    @Test
    void givesEachEventItsOwnMomentInAnOpenLoop() {
        assertThat(Moments.planned(1_000, 3, 500).nanos()).containsExactly(1_000, 2_001_000, 4_001_000);
    }

    /** Who waits for the one before counts from when it was to begin, or a stall would hide all those behind it. */
    @Test
    void countsFromTheMomentThatWasPlanned() {
        var planned = Moments.planned(0, 3, 1_000);
        var effects = new Moments(new long[] {5_000_000, 5_000_000, 5_000_000});

        var durations = effects.since(planned);

        assertThat(durations.getMaxValue()).isCloseTo(5_000_000, within(10_000L));
        assertThat(durations.getValueAtPercentile(50)).isCloseTo(4_000_000, within(10_000L));
    }

    @Test
    void countsARateFromTheFirstBeginningToTheLastEffect() {
        var begun = new Moments(new long[] {2_000_000_000, 1_000_000_000});
        var effects = new Moments(new long[] {2_500_000_000L, 5_000_000_000L});

        assertThat(effects.perSecondSince(begun)).isEqualTo(0.5);
    }

    @Test
    void comeBackFromAFileAsTheyWere() throws IOException {
        var moments = Moments.planned(Moments.now(), 10, 7);

        moments.write(folder.resolve("moments"));

        assertThat(Moments.read(folder.resolve("moments")).nanos()).isEqualTo(moments.nanos());
    }
}
