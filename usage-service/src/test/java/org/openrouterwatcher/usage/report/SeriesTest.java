package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.report.Slices.Slice;

class SeriesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-09");
    private static final Period TWO_DAYS = new Period(MONDAY, MONDAY.plusDays(1));
    private static final Completeness KNOWN =
            new Completeness(Set.of(), new Confirmation(null, true), MONDAY.plusDays(7));

    @Test
    void putsTheDearestFirst() {
        Series series = of(slice("cheap", 1L, "1"), slice("dear", 1L, "3"), slice("middle", 1L, "2"));

        assertThat(series.groups()).extracting(Series.Group::id).containsExactly("dear", "middle", "cheap");
        assertThat(series.other()).isNull();
    }

    @Test
    void addsUpWhatHasNoPlaceOfItsOwn() {
        Series series = of(IntStream.rangeClosed(1, 11)
                .mapToObj(i -> slice("model-" + i, 1L, String.valueOf(100 - i)))
                .toArray(Slice[]::new));

        assertThat(series.groups()).hasSize(8);
        assertThat(series.other()).satisfies(rest -> {
            assertThat(rest.count()).isEqualTo(3);
            assertThat(rest.cost().getFirst()).isEqualByComparingTo("270");
            assertThat(rest.requests()).containsExactly(3L, 0L);
        });
    }

    @Test
    void knowsWhatSomeOfTheRestKnow() {
        Slice[] slices = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> slice("model-" + i, i == 10 ? null : 7L, String.valueOf(100 - i)))
                .toArray(Slice[]::new);

        assertThat(of(slices).other().requests()).containsExactly(7L, 0L);
    }

    private static Series of(Slice... slices) {
        return Series.of(GroupBy.MODEL, TWO_DAYS, List.of(slices), Map.of(), KNOWN);
    }

    private static Slice slice(String group, @Nullable Long requests, String cost) {
        return new Slice(MONDAY, group, new Sums(requests, 1L, 1L, new BigDecimal(cost), BigDecimal.ZERO, true));
    }
}
