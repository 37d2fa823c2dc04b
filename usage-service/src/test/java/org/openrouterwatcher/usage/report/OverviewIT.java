package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.usage.report.DashboardController.ModelFigures;
import org.openrouterwatcher.usage.report.OverviewController.Overview;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.problem.Refusal;

/** Whatever the filters and the groups, the parts of the overview say the same. */
class OverviewIT {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final Caller CALLER = Caller.session(ALICE, Role.USER, new UUID(0, 1));
    private static final LocalDate FIRST = LocalDate.parse("2026-03-12");
    private static final LocalDate LAST = LocalDate.parse("2026-03-15");

    private final Clock clock = TestClock.at("2026-03-15T10:00:00Z");
    private final LedgerFixture ledger = new LedgerFixture();
    private final OverviewController controller =
            new OverviewController(new Slices(ledger.jdbc), new Confirmations(ledger.jdbc), clock);

    private long ci;
    private long chat;

    @BeforeEach
    void aLedgerOfTwoOwners() {
        ci = ledger.key(ALICE, "ci", "2026-03-15T09:00:00Z");
        chat = ledger.key(ALICE, "chat", "2026-03-15T08:00:00Z");
        long bobs = ledger.key(BOB, "bob", "2026-03-15T09:30:00Z");
        ledger.spent(ALICE, ci, "2026-03-09", "a/one", "North", 4, "2", "0");
        ledger.spent(ALICE, ci, "2026-03-13", "a/one", "North", 10, "0.123456789012", "0");
        ledger.spent(ALICE, ci, "2026-03-13", "b/two", "South", 5, "1.000000000001", "0.5");
        ledger.spent(ALICE, chat, "2026-03-13", "a/one", "South", 1, "0.000000001", "0");
        ledger.counted(ALICE, chat, "2026-03-15", "0.25");
        ledger.spent(BOB, bobs, "2026-03-13", "a/one", "North", 99, "99", "0");
    }

    @Test
    void addsUpToTheLastDigitAndOnlyTheOwnersKeys() {
        Overview all = overview(null, null, "model");

        assertThat(all.summary().totalCost()).isEqualByComparingTo("1.873456790013");
        assertThat(all.summary().byokCost()).isEqualByComparingTo("0.5");
        assertThat(all.summary().totalRequests()).isEqualTo(16);
        assertThat(all.today().summary().totalCost()).isEqualByComparingTo("0.25");
        assertThat(all.month().summary().totalCost()).isEqualByComparingTo("3.873456790013");
        assertThat(all.previous().period()).isEqualTo(new Period(FIRST.minusDays(4), FIRST.minusDays(1)));
        assertThat(all.previous().summary().totalCost()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "key", "provider"})
    void saysTheSameWhateverTheGroupsAndFilters(String groupBy) {
        for (Long key : Stream.of(null, ci, chat).toList()) {
            for (String model : Stream.of(null, "a/one", "b/two", "c/none").toList()) {
                Overview answer = overview(key, model, groupBy);

                BigDecimal total = answer.summary().totalCost();
                assertThat(sumOf(answer.series())).as("%s %s", key, model).isEqualByComparingTo(total);
                assertThat(sum(answer.topModels().stream().map(it -> it.cost()).toList()))
                        .isEqualByComparingTo(total);
                assertThat(sum(answer.byKey().stream().map(it -> it.cost()).toList()))
                        .isEqualByComparingTo(total);
            }
        }
    }

    @Test
    void ranksModelsTheSameWhateverTheGroups() {
        List<ModelFigures> ranked = overview(null, null, "provider").topModels();

        assertThat(ranked).extracting(ModelFigures::model).containsExactly("b/two", null, "a/one");
        assertThat(overview(null, null, "model").topModels()).isEqualTo(ranked);
        assertThat(overview(null, null, "key").topModels()).isEqualTo(ranked);
    }

    @Test
    void filtersByKeyAndModel() {
        assertThat(overview(ci, null, "model").summary().totalCost()).isEqualByComparingTo("1.623456789013");
        assertThat(overview(null, "a/one", "key").summary().totalCost()).isEqualByComparingTo("0.123456790012");
        assertThat(overview(chat, "a/one", "provider").summary().totalCost()).isEqualByComparingTo("0.000000001");
        assertThat(overview(99L, null, "model").byKey()).isEmpty();
    }

    @Test
    void offersEveryModelAndKeyAlsoWhenOneIsChosen() {
        Overview answer = overview(ci, "a/one", "model");

        assertThat(answer.choices().models()).containsExactly("a/one", "b/two");
        assertThat(answer.choices().keys()).extracting(Slices.Named::name).containsExactly("chat", "ci");
    }

    @Test
    void saysNullForWhatNoSourceKnowsAndZeroForWhatWasNotUsed() {
        Series series = overview(chat, null, "model").series();

        assertThat(series.groups()).extracting(Series.Group::id).containsExactly(null, "a/one");
        assertThat(series.groups().getFirst().requests()).containsExactly(0L, 0L, 0L, null);
        assertThat(series.groups().getLast().requests()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(overview(chat, null, "model").today().summary().totalRequests())
                .isNull();
    }

    @Test
    void isAsOfWhenTheChosenKeyWasRead() {
        assertThat(overview(null, null, "model").asOf()).isEqualTo("2026-03-15T08:00:00Z");
        assertThat(overview(ci, null, "model").asOf()).isEqualTo("2026-03-15T09:00:00Z");
    }

    @Test
    void isCompleteForDaysThatAreOverAndKnown() {
        Overview going = overview(null, null, "model");
        Overview over = controller.overview(CALLER, FIRST, LAST.minusDays(1), null, null, "model");

        assertThat(going.complete()).isFalse();
        assertThat(going.series().complete()).containsExactly(true, true, true, false);
        assertThat(over.complete()).isTrue();
        assertThat(over.previous().summary().complete()).isTrue();
    }

    @Test
    void isNotCompleteForAModelWhereSomeMoneyIsOfAnUnknownOne() {
        ledger.counted(ALICE, chat, "2026-03-12", "1");

        assertThat(controller
                        .overview(CALLER, FIRST, FIRST, null, "b/two", "model")
                        .complete())
                .isFalse();
    }

    @Test
    void saysWhereTheFiguresAreFrom() {
        assertThat(overview(null, null, "model").sources()).containsExactly("activity", "counters");
        assertThat(overview(null, "a/one", "model").sources()).containsExactly("activity");
        assertThat(overview(ci, null, "model").sources()).containsExactly("activity");
    }

    @Test
    void namesKeysByTheirNames() {
        assertThat(overview(null, null, "key").series().groups())
                .extracting(Series.Group::name)
                .containsExactly("ci", "chat");
    }

    @Test
    void tellsAYearDayByDayAndNotMore() {
        LocalDate yearAgo = LAST.minusDays(365);

        assertThat(controller
                        .overview(CALLER, yearAgo, LAST, null, null, "model")
                        .series()
                        .dates())
                .hasSize(366)
                .startsWith(yearAgo)
                .endsWith(LAST);
        assertThatThrownBy(() -> controller.overview(CALLER, yearAgo.minusDays(1), LAST, null, null, "model"))
                .isInstanceOf(Refusal.class);
    }

    private Overview overview(@Nullable Long key, @Nullable String model, String groupBy) {
        return controller.overview(CALLER, FIRST, LAST, key, model, groupBy);
    }

    private static BigDecimal sumOf(Series series) {
        Stream<List<BigDecimal>> groups = series.groups().stream().map(Series.Group::cost);
        Stream<List<BigDecimal>> rest = Stream.ofNullable(series.other()).map(Series.Rest::cost);
        return sum(Stream.concat(groups, rest).flatMap(List::stream).toList());
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
