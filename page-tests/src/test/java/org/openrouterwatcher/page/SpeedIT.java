package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.page.Watcher.Person;
import tools.jackson.databind.JsonNode;

/** The overview on a cold cache, over {@value YearOfUse#LINES} lines of one account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeedIT {

    private static final long MOST_BYTES = 300_000;
    private static final double MOST_SHIFT = 0.05;

    private final Watcher watcher = Watcher.shared();
    private Person heavy;
    private Visitor visitor;

    @BeforeAll
    void aYearOfUse() {
        heavy = watcher.register("heavy");
        long owner = watcher.as(heavy).get("/api/profile").json().get("id").asLong();
        YearOfUse.book(watcher.ledger(), owner);
        visitor = Visitor.loggedInAs(heavy);
    }

    @AfterAll
    void leave() {
        visitor.close();
    }

    @Test
    void showsTheFirstFigureWithinASecond() {
        List<ColdVisit> visits =
                IntStream.range(0, 5).mapToObj(_ -> ColdVisit.to("/", visitor)).toList();

        visits.forEach(visit -> System.out.println("30 days: " + visit));
        ColdVisit median = visits.stream()
                .sorted(Comparator.comparing(ColdVisit::firstFigure))
                .skip(2)
                .findFirst()
                .orElseThrow();
        Goal.milliseconds("first figure", median.firstFigure(), 1_000);
        assertThat(visits).allSatisfy(visit -> {
            assertThat(visit.bytes()).isPositive().isLessThan(MOST_BYTES);
            assertThat(visit.shift()).isLessThan(MOST_SHIFT);
        });
    }

    @Test
    void isNeverBusyForLong() {
        ColdVisit visit = ColdVisit.to("/", visitor);

        Goal.milliseconds("longest task", Math.max(visit.longestTask(), 1), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?range=90d",
                "/?range=90d&group=provider",
                "/?range=90d&group=key",
                "/?range=90d&model=vendor-4%2Fmodel-4"
            })
    void isAsQuickForLongerRangesAndOtherGroups(String path) {
        ColdVisit.to(path, visitor); // another question of the database, asked once before
        ColdVisit visit = ColdVisit.to(path, visitor);

        System.out.println(path + ": " + visit);
        Goal.milliseconds("first figure of " + path, visit.firstFigure(), 1_000);
        assertThat(visit.bytes()).isLessThan(MOST_BYTES);
    }

    @Test
    void isAsQuickForTheWholeYear() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path = "/?range=custom&from=" + today.minusDays(364) + "&to=" + today;
        ColdVisit.to(path, visitor);
        ColdVisit visit = ColdVisit.to(path, visitor);

        System.out.println("a year: " + visit);
        Goal.milliseconds("first figure of a year", visit.firstFigure(), 1_000);
        assertThat(visit.bytes()).isLessThan(MOST_BYTES);
    }

    /** The account of the test is an account like others. */
    @Test
    void readsSumsThatAreTrue() {
        var api = watcher.as(heavy);
        JsonNode dashboard = api.get("/api/stats/dashboard?days=90").json();
        String from = dashboard.get("period").get("start_date").asString();
        JsonNode series = api.get("/api/stats/overview?group_by=provider&start_date=" + from)
                .json()
                .get("series");

        BigDecimal byModel = sum(dashboard
                .get("by_model")
                .valueStream()
                .map(it -> it.get("cost").decimalValue())
                .toList());
        BigDecimal byProvider = sum(series.get("groups")
                .valueStream()
                .flatMap(it -> it.get("cost").valueStream())
                .map(JsonNode::decimalValue)
                .toList());

        assertThat(dashboard.get("summary").get("total_cost").decimalValue())
                .isPositive()
                .isEqualByComparingTo(byModel)
                .isEqualByComparingTo(byProvider);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
