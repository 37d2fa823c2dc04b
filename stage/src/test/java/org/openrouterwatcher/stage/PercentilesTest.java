package org.openrouterwatcher.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void givesTheDurationThatTheShareDoesNotExceed() {
        var of100 = Percentiles.of(LongStream.rangeClosed(1, 100).boxed().toList());

        assertThat(of100.at(0.5)).isEqualTo(Duration.ofNanos(50));
        assertThat(of100.at(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(of100.at(1.0)).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void refusesToSaySomethingOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(List.of()));
    }
}
