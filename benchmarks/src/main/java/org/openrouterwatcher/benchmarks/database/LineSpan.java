package org.openrouterwatcher.benchmarks.database;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Days on each of which every key of an account has so many lines.
 *
 * @param last the last of the days
 * @param linesOfKeyAndDay at most {@link BigLedger#ROUTES}
 */
public record LineSpan(LocalDate first, LocalDate last, int linesOfKeyAndDay) {

    /** The months of which some days are in it. */
    Stream<YearMonth> months() {
        return Stream.iterate(
                YearMonth.from(first), month -> !month.isAfter(YearMonth.from(last)), month -> month.plusMonths(1));
    }

    /** The days of a month that are in it; empty when there are none. */
    Optional<LineSpan> in(YearMonth month) {
        var from = first.isAfter(month.atDay(1)) ? first : month.atDay(1);
        var to = last.isBefore(month.atEndOfMonth()) ? last : month.atEndOfMonth();
        return from.isAfter(to) ? Optional.empty() : Optional.of(new LineSpan(from, to, linesOfKeyAndDay));
    }
}
