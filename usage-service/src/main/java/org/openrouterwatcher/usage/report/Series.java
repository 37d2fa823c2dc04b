package org.openrouterwatcher.usage.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.report.Slices.Slice;

/**
 * What was spent by day, stacked: the dearest groups and the rest of them together.
 *
 * @param dates every day of the period, also those without use
 * @param complete whether everything is known of each day
 * @param other the groups that have no place; null when all have one
 */
record Series(
        String groupBy,
        List<LocalDate> dates,
        List<Boolean> complete,
        List<Group> groups,
        @Nullable Rest other) {

    /** More cannot be told apart by colour. */
    static final int MOST_GROUPS = 8;

    private static final Comparator<Values> DEAREST_FIRST =
            comparing((Values values) -> values.total().cost()).reversed();

    /** @param id null: spent, but the model or provider is unknown */
    record Group(
            @Nullable String id,
            @Nullable String name,
            List<@Nullable Long> requests,
            List<@Nullable Long> tokensInput,
            List<@Nullable Long> tokensOutput,
            List<BigDecimal> cost) {}

    /** @param count of how many groups */
    record Rest(
            int count,
            List<@Nullable Long> requests,
            List<@Nullable Long> tokensInput,
            List<@Nullable Long> tokensOutput,
            List<BigDecimal> cost) {}

    /** @param names of groups whose id is not their name */
    static Series of(
            GroupBy groupBy, Period period, List<Slice> slices, Map<String, String> names, Completeness completeness) {
        List<LocalDate> dates = period.days();
        List<Values> all =
                slices.stream().collect(groupingBy(slice -> Optional.ofNullable(slice.group()))).entrySet().stream()
                        .map(entry -> Values.of(entry.getKey().orElse(null), entry.getValue()))
                        .sorted(DEAREST_FIRST.thenComparing(
                                Values::id, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList();
        List<Values> rest = all.stream().skip(MOST_GROUPS).toList();
        return new Series(
                groupBy.word(),
                dates,
                dates.stream().map(completeness::of).toList(),
                all.stream()
                        .limit(MOST_GROUPS)
                        .map(it -> it.group(names, dates))
                        .toList(),
                rest.isEmpty() ? null : Values.together(rest).rest(rest.size(), dates));
    }

    /** The sums of a group on the days on which it was used. */
    private record Values(@Nullable String id, Map<LocalDate, Sums> byDay) {

        static Values of(@Nullable String id, List<Slice> slices) {
            return new Values(id, slices.stream().collect(toMap(Slice::day, Slice::sums, Sums::plus)));
        }

        static Values together(List<Values> all) {
            return new Values(
                    null,
                    all.stream()
                            .flatMap(it -> it.byDay.entrySet().stream())
                            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Sums::plus)));
        }

        Sums total() {
            return byDay.values().stream().reduce(Sums.NOTHING, Sums::plus);
        }

        Group group(Map<String, String> names, List<LocalDate> dates) {
            @Nullable String name = id == null ? null : names.getOrDefault(id, id);
            return new Group(
                    id,
                    name,
                    on(dates, Sums::requests),
                    on(dates, Sums::tokensInput),
                    on(dates, Sums::tokensOutput),
                    cost(dates));
        }

        Rest rest(int count, List<LocalDate> dates) {
            return new Rest(
                    count,
                    on(dates, Sums::requests),
                    on(dates, Sums::tokensInput),
                    on(dates, Sums::tokensOutput),
                    cost(dates));
        }

        private List<@Nullable Long> on(List<LocalDate> dates, Function<Sums, @Nullable Long> measure) {
            List<@Nullable Long> values = new ArrayList<>();
            dates.forEach(date -> values.add(measure.apply(sums(date))));
            return values;
        }

        private List<BigDecimal> cost(List<LocalDate> dates) {
            return dates.stream().map(date -> sums(date).cost()).toList();
        }

        private Sums sums(LocalDate date) {
            return Objects.requireNonNullElse(byDay.get(date), Sums.NOTHING);
        }
    }
}
