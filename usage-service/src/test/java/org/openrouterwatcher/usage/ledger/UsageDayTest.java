package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageDayTest {

    private static final LocalDate DAY = LocalDate.parse("2026-09-15");

    @Test
    void sumsRowsOfTheSameModelEndpointAndProvider() {
        var day = UsageDay.itemised(
                DAY, List.of(row("a", "e1", 2L, "0.1"), row("a", "e2", 3L, "1"), row("a", "e1", 5L, "0.02")));

        assertThat(day.rows()).extracting(row -> row.counts().requests()).containsExactly(7L, 3L);
        assertThat(day.rows().getFirst().money().credits()).isEqualByComparingTo("0.12");
    }

    @Test
    void keepsRowsApartThatDifferInTheEndpointAlone() {
        var day = UsageDay.itemised(DAY, List.of(row("a", "e1", 1L, "1"), row("a", null, 1L, "1")));

        assertThat(day.rows()).hasSize(2);
    }

    @Test
    void costsTheSumOfItsRowsToTheLastDigit() {
        var day =
                UsageDay.itemised(DAY, List.of(row("a", "e1", 1L, "0.000000000000001"), row("b", "e1", 1L, "1000000")));

        assertThat(day.money().credits()).isEqualByComparingTo("1000000.000000000000001");
    }

    @Test
    void isCompleteWhenEveryFigureIsKnown() {
        assertThat(UsageDay.itemised(DAY, List.of(row("a", null, 1L, "1"))).complete())
                .isTrue();
        assertThat(UsageDay.itemised(DAY, List.of(row("a", null, null, "1"))).complete())
                .isFalse();
        assertThat(UsageDay.counted(DAY, Money.NONE).complete()).isFalse();
    }

    @Test
    void doesNotKnowWhatOneOfItsRowsDoesNotKnow() {
        var day = UsageDay.itemised(DAY, List.of(row("a", "e1", 4L, "1"), row("b", "e1", null, "1")));

        assertThat(day.counts().requests()).isNull();
        assertThat(day.counts().tokensInput()).isEqualTo(20);
    }

    @Test
    void saysTheSameWhateverTheOrderOfRowsAndTheZerosBehindAmounts() {
        var one = UsageDay.itemised(DAY, List.of(row("a", "e1", 1L, "1.50"), row("b", "e1", 1L, "100")));
        var same = UsageDay.itemised(DAY, List.of(row("b", "e1", 1L, "1E+2"), row("a", "e1", 1L, "1.5")));

        assertThat(one.digest()).isEqualTo(same.digest());
    }

    @Test
    void saysSomethingElseWhenAnythingIsDifferent() {
        var day = UsageDay.itemised(DAY, List.of(row("a", "e1", 1L, "1")));

        assertThat(List.of(
                        UsageDay.itemised(DAY, List.of(row("a", "e1", 2L, "1"))),
                        UsageDay.itemised(DAY, List.of(row("a", "e2", 1L, "1"))),
                        UsageDay.itemised(DAY, List.of(row("b", "e1", 1L, "1"))),
                        UsageDay.itemised(DAY, List.of(row("a", "e1", 1L, "1.000000000000000001"))),
                        UsageDay.counted(DAY, day.money()),
                        new UsageDay(DAY, day.source(), false, day.rows())))
                .allSatisfy(other -> assertThat(other.digest()).isNotEqualTo(day.digest()));
    }

    private static UsageRow row(String model, @Nullable String endpoint, @Nullable Long requests, String credits) {
        return new UsageRow(
                new UsageRow.Route(model, null, null, endpoint),
                new UsageRow.Counts(requests, 10L, 20L, 0L),
                new Money(new BigDecimal(credits), BigDecimal.ZERO));
    }
}
