package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final Period YESTERDAY = new Period(TODAY.minusDays(1), TODAY.minusDays(1));
    private static final Instant THIS_MORNING = Instant.parse("2026-03-15T00:10:00Z");

    @Test
    void coversADayThatWasReadAfterItsEnd() {
        assertThat(new Confirmation(THIS_MORNING, true).covers(YESTERDAY, TODAY))
                .isTrue();
    }

    @Test
    void doesNotCoverADayThatWasReadBeforeItsEnd() {
        Instant lastEvening = Instant.parse("2026-03-14T23:50:00Z");

        assertThat(new Confirmation(lastEvening, true).covers(YESTERDAY, TODAY)).isFalse();
    }

    @Test
    void doesNotCoverToday() {
        assertThat(new Confirmation(THIS_MORNING, true).covers(new Period(TODAY, TODAY), TODAY))
                .isFalse();
    }

    @Test
    void doesNotCoverAnythingWhileAKeyWasNeverRead() {
        assertThat(new Confirmation(THIS_MORNING, false).covers(YESTERDAY, TODAY))
                .isFalse();
    }
}
