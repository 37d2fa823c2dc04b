package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.events.UsageSource.ACTIVITY;
import static org.openrouterwatcher.events.UsageSource.COUNTERS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.UsageSource;

class DaysTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-09");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final Days days = new Days(List.of(
            day(MONDAY, ACTIVITY, 3L, "0.000000000001"),
            day(MONDAY, COUNTERS, null, "2"),
            day(TUESDAY, ACTIVITY, 4L, "0.5")));

    @Test
    void addUpToTheLastDigitWhateverTheSources() {
        Sums both = days.sums().in(new Period(MONDAY, TUESDAY));

        assertThat(both.cost()).isEqualByComparingTo("2.500000000001");
        assertThat(both.requests()).isEqualTo(7);
    }

    @Test
    void countNothingOutsideOfThePeriod() {
        assertThat(days.sums().in(new Period(TUESDAY, TUESDAY)).cost()).isEqualByComparingTo("0.5");
    }

    @Test
    void comeToZeroWhereNothingWasUsedAndToUnknownWhereNoSourceKnows() {
        Days counted = new Days(List.of(day(MONDAY, COUNTERS, null, "2")));

        assertThat(counted.sums().in(new Period(MONDAY, MONDAY)).requests()).isNull();
        assertThat(counted.sums().in(new Period(TUESDAY, TUESDAY)).requests()).isZero();
    }

    @Test
    void areUnfinishedWhereOneSourceIs() {
        assertThat(days.unfinished()).containsExactly(MONDAY);
    }

    @Test
    void sayWhereThePeriodIsFrom() {
        assertThat(days.sources(new Period(MONDAY, TUESDAY))).containsExactly("activity", "counters");
        assertThat(days.sources(new Period(TUESDAY, TUESDAY))).containsExactly("activity");
        assertThat(days.itemised().sources(new Period(MONDAY, MONDAY))).containsExactly("activity");
    }

    private static Days.Day day(LocalDate date, UsageSource source, @Nullable Long requests, String cost) {
        return new Days.Day(
                date, source, new Sums(requests, 1L, 1L, new BigDecimal(cost), BigDecimal.ZERO, source == ACTIVITY));
    }
}
