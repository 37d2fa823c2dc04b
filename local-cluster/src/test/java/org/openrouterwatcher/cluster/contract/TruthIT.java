package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the watcher says is what was spent, to the last digit. The team's keys are seen through its management key, by
 * model; the solo key is seen by its own counters only, from the day it was first looked at.
 */
class TruthIT {

    private static final String TEAM = "team";

    private final Cluster cluster = Cluster.shared();
    private final Gateway script = cluster.gateway().as(cluster.tokenOfTheTeam());

    /** Reads everything anew until nothing was spent meanwhile: then truth and ledger speak of the same moment. */
    private JsonNode syncedTruth() {
        JsonNode before;
        JsonNode after = cluster.simulator().truth();
        do {
            before = after;
            cluster.runJob("usage-sync");
            after = cluster.simulator().truth();
        } while (!before.get("rows").equals(after.get("rows")));
        return after;
    }

    @Test
    void theSumOfTheLast30DaysIsTheTruth() {
        JsonNode truth = syncedTruth();
        JsonNode stats = script.get("/api/v1/stats").json();

        LocalDate first = LocalDate.parse(stats.get("period").get("start_date").asString());
        BigDecimal spent = truth.get("rows")
                .valueStream()
                .filter(row -> !LocalDate.parse(row.get("date").asString()).isBefore(first))
                .filter(TruthIT::isTeams)
                .map(TruthIT::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stats.get("summary").get("total_cost").decimalValue())
                .isEqualByComparingTo(spent.add(soloTold().get("total_cost").decimalValue()))
                .isPositive();
    }

    @Test
    void everyCompletedDayOfTheTeamIsTrueByKeyModelAndProvider() {
        JsonNode truth = syncedTruth();

        Map<String, BigDecimal> told = new TreeMap<>();
        Map<String, Long> toldRequests = new TreeMap<>();
        for (JsonNode line : allLines("activity")) {
            told.merge(lineName(line, "api_key_name"), line.get("cost").decimalValue(), BigDecimal::add);
            toldRequests.merge(
                    lineName(line, "api_key_name"), line.get("requests").asLong(), Long::sum);
        }
        Map<String, BigDecimal> spent = new TreeMap<>();
        Map<String, Long> spentRequests = new TreeMap<>();
        truth.get("rows")
                .valueStream()
                .filter(TruthIT::isTeams)
                .filter(row -> !row.get("date").equals(truth.get("today")))
                .forEach(row -> {
                    spent.merge(lineName(row, "key"), cost(row), BigDecimal::add);
                    spentRequests.merge(
                            lineName(row, "key"),
                            row.get("spent").get("requests").asLong(),
                            Long::sum);
                });

        assertThat(toldRequests).isEqualTo(spentRequests);
        assertThat(told.keySet()).isEqualTo(spent.keySet());
        told.forEach((line, cost) -> assertThat(cost).as(line).isEqualByComparingTo(spent.get(line)));
    }

    @Test
    void theOverviewOfAModelIsTheTruthOfEachCompletedDay() {
        JsonNode truth = syncedTruth();
        LocalDate yesterday = LocalDate.parse(truth.get("today").asString()).minusDays(1);
        JsonNode series = cluster.watcherOfTheTeam()
                .api()
                .get("/api/stats/overview?group_by=model&end_date=%s&start_date=%s"
                        .formatted(yesterday, yesterday.minusDays(20)))
                .json()
                .get("series");

        assertThat(series.get("groups").get(0).get("id").isNull()).isFalse();
        for (JsonNode group : series.get("groups")) {
            for (int day = 0; day < series.get("dates").size(); day++) {
                JsonNode date = series.get("dates").get(day);
                if (group.get("id").isNull()) {
                    continue; // the solo key, whose models nobody knows
                }
                assertThat(group.get("cost").get(day).decimalValue())
                        .as(date + " " + group.get("id"))
                        .isEqualByComparingTo(spent(truth, date, group.get("id")));
            }
        }
    }

    private static BigDecimal spent(JsonNode truth, JsonNode date, JsonNode model) {
        return truth.get("rows")
                .valueStream()
                .filter(TruthIT::isTeams)
                .filter(row -> row.get("date").equals(date) && row.get("model").equals(model))
                .map(TruthIT::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatWasSpentBeforeTheFirstLookBelongsToNoDay() {
        JsonNode truth = syncedTruth();
        JsonNode solo = truth.get("keys")
                .valueStream()
                .filter(key -> key.get("name").asString().equals("solo-notebook"))
                .findFirst()
                .orElseThrow();

        JsonNode told = soloTold();

        assertThat(told.get("total_cost")
                        .decimalValue()
                        .add(told.get("before_watching").decimalValue()))
                .isEqualByComparingTo(total(solo.get("lifetime")));
    }

    private JsonNode soloTold() {
        return script.get("/api/v1/keys")
                .json()
                .get("items")
                .valueStream()
                .filter(key -> key.get("name").asString().equals("solo-notebook"))
                .findFirst()
                .orElseThrow()
                .get("stats");
    }

    private List<JsonNode> allLines(String source) {
        return script.get("/api/v1/usage?limit=1000&start_date="
                        + LocalDate.now(ZoneOffset.UTC).minusDays(60))
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("source").asString().equals(source))
                .toList();
    }

    private static boolean isTeams(JsonNode row) {
        return row.get("account").asString().equals(TEAM);
    }

    private static String lineName(JsonNode line, String keyField) {
        JsonNode provider = line.get("provider");
        return line.get("date").asString() + " " + line.get(keyField).asString() + " "
                + line.get("model").asString() + " "
                + (provider == null || provider.isNull() ? "-" : provider.asString());
    }

    private static BigDecimal cost(JsonNode row) {
        return total(row.get("spent"));
    }

    private static BigDecimal total(JsonNode spent) {
        return spent.get("credits").decimalValue().add(spent.get("byok").decimalValue());
    }
}
