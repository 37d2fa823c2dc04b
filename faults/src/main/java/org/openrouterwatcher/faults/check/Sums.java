package org.openrouterwatcher.faults.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;
import tools.jackson.databind.JsonNode;

/**
 * What was spent, what the API says, what each grain of the ledger says, and what a program has that has listened from
 * the beginning: all the same, to the last digit. Nobody spends while this looks.
 */
final class Sums implements Check {

    private static final String BY_KEY_AND_DAY =
            "select key_id, day, sum(credits_cost + byok_cost) from %s group by key_id, day";

    /** A key and a UTC day. */
    private record Cell(long key, LocalDate day) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byKey = Long.compare(key, other.key);
            return byKey == 0 ? day.compareTo(other.day) : byKey;
        }
    }

    @Override
    public List<Finding> look(Evidence evidence) throws SQLException, InterruptedException {
        var findings = new ArrayList<Finding>();
        compareTruth(evidence, findings);
        try (var connection = evidence.site().connect(Service.USAGE)) {
            Map<Cell, BigDecimal> days = cells(connection, "usage_days");
            compare("lines", days, cells(connection, "usage_rows"), findings);
            compare("models", days, cells(connection, "usage_models"), findings);
            compare("events", days, rebuilt(evidence), findings);
            compareMonths(connection, findings);
            compareOwners(connection, findings);
            compareKept(evidence, days, findings);
        }
        return findings;
    }

    private static void compareTruth(Evidence evidence, List<Finding> findings) throws InterruptedException {
        JsonNode truth = evidence.site().simulator().truth();
        var answer = evidence.site()
                .api()
                .send(Call.get(
                        Purpose.CHECK, "/api/v1/stats", evidence.site().people().adminToken()));
        if (answer.status() != 200) {
            findings.add(new Finding(Kind.WRONG_SUM, "the statistics are answered by " + answer.status()));
            return;
        }
        JsonNode stats = answer.json();
        LocalDate first = LocalDate.parse(stats.get("period").get("start_date").asString());
        BigDecimal spent = truth.get("rows")
                .valueStream()
                .filter(row -> !LocalDate.parse(row.get("date").asString()).isBefore(first))
                .filter(row -> !row.get("account").asString().equals("solo"))
                .map(row -> row.get("spent"))
                .map(row ->
                        row.get("credits").decimalValue().add(row.get("byok").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal told = stats.get("summary").get("total_cost").decimalValue();
        if (told.compareTo(spent) != 0) {
            findings.add(new Finding(Kind.WRONG_SUM, "spent " + spent + ", told " + told));
        }
    }

    /** Of a key that tells its counters only, every day is a difference of two readings. */
    private static void compareKept(Evidence evidence, Map<Cell, BigDecimal> days, List<Finding> findings) {
        for (var key : evidence.site().people().kept()) {
            BigDecimal spent = evidence.site().simulator().spentWith(key.name()).subtract(key.before());
            BigDecimal booked = days.entrySet().stream()
                    .filter(day -> day.getKey().key() == key.id())
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (booked.compareTo(spent) != 0) {
                findings.add(new Finding(
                        Kind.WRONG_SUM, "with key " + key.id() + " were spent " + spent + ", its days say " + booked));
            }
        }
    }

    private static Map<Cell, BigDecimal> cells(Connection connection, String table) throws SQLException {
        Map<Cell, BigDecimal> cells = new TreeMap<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BY_KEY_AND_DAY.formatted(table))) {
            while (rows.next()) {
                cells.put(new Cell(rows.getLong(1), rows.getObject(2, LocalDate.class)), rows.getBigDecimal(3));
            }
        }
        return cells;
    }

    /** What a listener has in the end: of each key and day the record with the highest version. */
    private static Map<Cell, BigDecimal> rebuilt(Evidence evidence) {
        Map<Cell, UsageUpdated> latest = new TreeMap<>();
        evidence.topic(Topics.USAGE_EVENTS).forEach(told -> {
            if (told.event() instanceof UsageUpdated update) {
                latest.merge(
                        new Cell(update.keyId(), update.day()),
                        update,
                        (old, next) -> next.version() > old.version() ? next : old);
            }
        });
        Map<Cell, BigDecimal> sums = new TreeMap<>();
        latest.forEach((cell, update) -> sums.put(
                cell,
                update.lines().stream()
                        .map(line -> line.creditsCost().add(line.byokCost()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        return sums;
    }

    private static void compare(
            String what, Map<Cell, BigDecimal> days, Map<Cell, BigDecimal> others, List<Finding> findings) {
        days.forEach((cell, cost) -> {
            BigDecimal other = others.get(cell);
            if (other == null || other.compareTo(cost) != 0) {
                findings.add(
                        new Finding(Kind.WRONG_SUM, cell + ": the day says " + cost + ", its " + what + " " + other));
            }
        });
        others.keySet().stream()
                .filter(cell -> !days.containsKey(cell))
                .forEach(cell -> findings.add(new Finding(Kind.WRONG_SUM, cell + " is known to " + what + " only")));
    }

    private static void compareOwners(Connection connection, List<Finding> findings) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select owner_id, day, owners.cost, days.cost from
                            (select owner_id, day, sum(credits_cost + byok_cost) as cost from owner_usage
                             group by owner_id, day) owners
                            full join
                            (select owner_id, day, sum(credits_cost + byok_cost) as cost from usage_days
                             group by owner_id, day) days
                            using (owner_id, day)
                        where owners.cost is distinct from days.cost
                        """)) {
            while (rows.next()) {
                findings.add(new Finding(
                        Kind.WRONG_SUM,
                        "owner " + rows.getLong(1) + " " + rows.getString(2) + ": the sums say " + rows.getString(3)
                                + ", the days " + rows.getString(4)));
            }
        }
    }

    private static void compareMonths(Connection connection, List<Finding> findings) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select key_id, month, months.cost, days.cost from
                            (select key_id, month, credits_cost + byok_cost as cost from usage_months) months
                            full join
                            (select key_id, date_trunc('month', day)::date as month, sum(credits_cost + byok_cost) as cost
                             from usage_days group by 1, 2) days
                            using (key_id, month)
                        where months.cost is distinct from days.cost
                        """)) {
            while (rows.next()) {
                findings.add(new Finding(
                        Kind.WRONG_SUM,
                        "key " + rows.getLong(1) + " " + rows.getString(2) + ": the month says " + rows.getString(3)
                                + ", its days " + rows.getString(4)));
            }
        }
    }
}
