package org.openrouterwatcher.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void comparesWhatWasMeasuredInTheSameRound() {
        // the machine was twice as fast in the second round
        assertThat(Figure.ratio("one ÷ other", List.of(50.0, 100.0, 30.0), List.of(100.0, 200.0, 50.0))
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void takesTheMiddleOfTwo() {
        assertThat(Ratios.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
    }
}
