package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.web.problem.Refusal;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");

    @Test
    void isTheLast30DaysWithTodayWhenNobodySays() {
        assertThat(Period.of(null, null, TODAY)).isEqualTo(new Period(LocalDate.parse("2026-02-14"), TODAY));
    }

    @Test
    void ofOneDayIsToday() {
        assertThat(Period.lastDays(1, TODAY)).isEqualTo(new Period(TODAY, TODAY));
    }

    @Test
    void begins30DaysBeforeAnEndThatIsGiven() {
        LocalDate end = LocalDate.parse("2026-01-31");

        assertThat(Period.of(null, end, TODAY).start()).isEqualTo("2026-01-02");
    }

    @Test
    void mayBeOneDayLong() {
        assertThat(Period.of(TODAY, TODAY, TODAY)).isEqualTo(new Period(TODAY, TODAY));
    }

    @Test
    void mustNotEndBeforeItStarts() {
        assertThatThrownBy(() -> Period.of(TODAY, TODAY.minusDays(1), TODAY)).isInstanceOf(Refusal.class);
    }

    @Test
    void mustNotBeEndless() {
        assertThatThrownBy(() -> Period.of(LocalDate.MIN, LocalDate.MAX, TODAY)).isInstanceOf(Refusal.class);
    }

    @Test
    void comesAfterAsManyDays() {
        Period week = Period.lastDays(7, LocalDate.parse("2026-03-07"));

        assertThat(week.before()).isEqualTo(new Period(LocalDate.parse("2026-02-22"), LocalDate.parse("2026-02-28")));
    }
}
