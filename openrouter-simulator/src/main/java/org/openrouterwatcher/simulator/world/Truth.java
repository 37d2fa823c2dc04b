package org.openrouterwatcher.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was really spent, to the last digit, for tests to compare with. Summed burst by burst, so it shares no running
 * total with the counters that the API shows.
 *
 * @param rows the completed days of the activity window and today so far
 */
public record Truth(Instant asOf, List<KeyTruth> keys, List<Row> rows) {

    /**
     * The whole of one key.
     *
     * @param beforeWindow everything before the first day of the activity window
     */
    public record KeyTruth(
            String account,
            String name,
            String hash,
            KeyState state,
            Spent beforeWindow,
            Spent window,
            Spent today,
            Spent lifetime) {}

    /** What one key spent on one day at one endpoint. */
    public record Row(
            String account,
            String key,
            String hash,
            String workspaceId,
            LocalDate date,
            String model,
            @Nullable String permaslug,
            @Nullable String endpointId,
            @Nullable String provider,
            Spent spent) {}

    /** The truth about these accounts at a moment. */
    public static Truth of(Collection<SimulatedAccount> accounts, Instant now) {
        var keys = new ArrayList<KeyTruth>();
        var rows = new ArrayList<Row>();
        for (var account : accounts) {
            for (var history : account.inferenceKeys()) {
                keys.add(keyTruth(history, now));
                rowsOf(history, now).forEach(rows::add);
            }
        }
        return new Truth(now, List.copyOf(keys), List.copyOf(rows));
    }

    public KeyTruth key(String name) {
        return keys.stream().filter(key -> key.name.equals(name)).findFirst().orElseThrow();
    }

    public LocalDate today() {
        return KeyHistory.dayOf(asOf);
    }

    /** The sum of the rows that match. */
    public Spent sum(Predicate<Row> wanted) {
        return rows.stream().filter(wanted).map(Row::spent).reduce(Spent.NOTHING, Spent::plus);
    }

    /** Sums grouped by a property of the rows; rows without it count as "". */
    public Map<String, Spent> by(Function<Row, @Nullable String> property) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> {
                            var value = property.apply(row);
                            return value == null ? "" : value;
                        },
                        Row::spent,
                        Spent::plus,
                        TreeMap::new));
    }

    private static KeyTruth keyTruth(KeyHistory history, Instant now) {
        var window = ActivityWindow.at(now);
        var key = history.key();
        var beforeWindow = key.earlier().plus(sum(daysFrom(KeyHistory.FIRST_DAY, window.firstDay()), history, now));
        var inWindow = sum(window.days().stream(), history, now);
        var today = sum(Stream.of(window.today()), history, now);
        var lifetime = beforeWindow.plus(inWindow).plus(today);
        return new KeyTruth(
                key.account(), key.name(), key.hash(), history.stateAt(now), beforeWindow, inWindow, today, lifetime);
    }

    private static Stream<LocalDate> daysFrom(LocalDate first, LocalDate end) {
        return first.isBefore(end) ? first.datesUntil(end) : Stream.empty();
    }

    private static Spent sum(Stream<LocalDate> days, KeyHistory history, Instant now) {
        return days.map(day -> KeyHistory.sum(history.burstsOn(day, now))).reduce(Spent.NOTHING, Spent::plus);
    }

    private static Stream<Row> rowsOf(KeyHistory history, Instant now) {
        var window = ActivityWindow.at(now);
        var days = new ArrayList<>(window.days());
        days.add(window.today());
        var key = history.key();
        return ActivityRow.merged(ActivityWindow.rows(history, days, now)).stream()
                .map(row -> new Row(
                        key.account(),
                        key.name(),
                        key.hash(),
                        key.workspaceId(),
                        row.date(),
                        row.endpoint().model(),
                        row.endpoint().permaslug(),
                        row.endpoint().id(),
                        row.endpoint().provider(),
                        row.spent()));
    }
}
