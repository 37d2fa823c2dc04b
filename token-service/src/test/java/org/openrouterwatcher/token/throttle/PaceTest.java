package org.openrouterwatcher.token.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private final Pace pace = Pace.OF_ACCOUNT;

    @ParameterizedTest
    @CsvSource({"0, PT0S", "9, PT0S", "10, PT30S", "11, PT1M", "12, PT2M", "14, PT8M", "15, PT15M", "1000000, PT15M"})
    void growsSlowerWithEachFailureUpToAnEnd(int failures, Duration wait) {
        assertThat(pace.waitingTime(new Failures(failures, NOW), NOW)).isEqualTo(wait);
    }

    @Test
    void letsTheNextAttemptGoOnWhenThePauseIsOver() {
        var failures = new Failures(10, NOW);

        assertThat(pace.waitingTime(failures, NOW.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.waitingTime(failures, NOW.plusSeconds(30))).isZero();
        assertThat(pace.waitingTime(failures, NOW.plusSeconds(31))).isZero();
    }

    @Test
    void forgetsAfterADayOfSilence() {
        var failures = new Failures(500, NOW);

        assertThat(pace.afterAnother(failures, NOW.plus(Duration.ofHours(23))))
                .isEqualTo(new Failures(501, NOW.plus(Duration.ofHours(23))));
        assertThat(pace.afterAnother(failures, NOW.plus(Duration.ofDays(1))))
                .isEqualTo(new Failures(1, NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void allowsAStubbornGuesserAboutAHundredGuessesADay() {
        Instant now = NOW;
        Failures failures = Failures.NONE;
        int guesses = 0;
        while (now.isBefore(NOW.plus(Duration.ofDays(1)))) {
            failures = pace.afterAnother(failures, now);
            guesses++;
            now = now.plus(pace.waitingTime(failures, now));
        }

        assertThat(guesses).isBetween(90, 112);
    }
}
