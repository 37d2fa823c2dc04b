package org.openrouterwatcher.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class LineSpanTest {

    private final LineSpan span = new LineSpan(LocalDate.of(2025, 11, 28), LocalDate.of(2026, 1, 3), 28);

    @Test
    void namesEveryMonthOfWhichADayIsInIt() {
        assertThat(span.months())
                .containsExactly(YearMonth.of(2025, 11), YearMonth.of(2025, 12), YearMonth.of(2026, 1));
    }

    @Test
    void isCutToTheDaysOfAMonth() {
        assertThat(span.in(YearMonth.of(2025, 11)))
                .contains(new LineSpan(LocalDate.of(2025, 11, 28), LocalDate.of(2025, 11, 30), 28));
        assertThat(span.in(YearMonth.of(2025, 12)))
                .contains(new LineSpan(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31), 28));
        assertThat(span.in(YearMonth.of(2026, 1)))
                .contains(new LineSpan(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 3), 28));
        assertThat(span.in(YearMonth.of(2026, 2))).isEmpty();
    }
}
