package org.openrouterwatcher.simulator.world;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a UTC day at one endpoint.
 *
 * @param workspaceId null unless rows are split by workspace
 */
public record ActivityRow(
        LocalDate date, Endpoint endpoint, @Nullable String workspaceId, Spent spent) {

    /** Sums rows of the same day, endpoint and workspace; newest day first. */
    public static List<ActivityRow> merged(Stream<ActivityRow> rows) {
        record Identity(
                LocalDate date, Endpoint endpoint, @Nullable String workspaceId) {}
        var sums = rows.collect(Collectors.toMap(
                row -> new Identity(row.date, row.endpoint, row.workspaceId),
                ActivityRow::spent,
                Spent::plus,
                LinkedHashMap::new));
        return sums.entrySet().stream()
                .map(sum -> new ActivityRow(
                        sum.getKey().date, sum.getKey().endpoint, sum.getKey().workspaceId, sum.getValue()))
                .sorted(Comparator.comparing(ActivityRow::date).reversed())
                .toList();
    }
}
