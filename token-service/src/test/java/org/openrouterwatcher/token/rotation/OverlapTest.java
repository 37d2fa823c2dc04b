package org.openrouterwatcher.token.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT1H, PT1H",
        "P7D, PT168H",
        "P1DT12H, PT36H",
        "pt90m, PT1H30M",
        "' PT5S ', PT5S",
        "PT0.0000019S, PT0.000001S"
    })
    void isADurationOfAWeekAtMost(String text, Duration time) {
        assertThat(Overlap.parse(text)).contains(new Overlap(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1h",
                "0s",
                "3600",
                "P7DT0.000001S",
                "P8D",
                "PT-1S",
                "P1M",
                "P1W",
                "PT",
                "PT999999999999999999999H",
                "P106751991167300DT24H"
            })
    void isNothingElse(String text) {
        assertThat(Overlap.parse(text)).isEmpty();
    }
}
