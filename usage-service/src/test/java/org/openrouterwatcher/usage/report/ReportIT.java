package org.openrouterwatcher.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class ReportIT {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final Caller CALLER = Caller.session(ALICE, Role.USER, new UUID(0, 1));

    private final Clock clock = TestClock.at("2026-03-15T10:00:00Z");
    private final LedgerFixture ledger = new LedgerFixture();
    private final Spending spending = new Spending(ledger.jdbc);
    private final Confirmations confirmations = new Confirmations(ledger.jdbc);
    private final LedgerLines lines = new LedgerLines(ledger.jdbc);
    private final DashboardController dashboard = new DashboardController(spending, confirmations, clock);
    private final PublicStatsController stats = new PublicStatsController(spending, confirmations, clock);
    private final PublicUsageController publicUsage = new PublicUsageController(lines, clock);
    private final UsageController usage = new UsageController(lines, clock);
    private final PublicKeysController keys = new PublicKeysController(ledger.jdbc);

    private long ci;
    private long chat;

    @BeforeEach
    void aLedgerOfTwoOwners() {
        ci = ledger.key(ALICE, "ci", "2026-03-15T09:00:00Z");
        chat = ledger.key(ALICE, "chat", "2026-03-15T08:00:00Z");
        long bobs = ledger.key(BOB, "bob", "2026-03-15T09:30:00Z");
        ledger.spent(ALICE, ci, "2026-03-13", "a/one", 10, "0.123456789012", "0");
        ledger.spent(ALICE, ci, "2026-03-13", "b/two", 5, "1.000000000001", "0.5");
        ledger.spent(ALICE, chat, "2026-03-14", "a/one", 1, "0.000000001", "0");
        ledger.spent(BOB, bobs, "2026-03-14", "a/one", 99, "99", "0");
    }

    @Test
    void addsUpToTheLastDigitAndOnlyTheOwnersKeys() {
        var answer = stats.stats(CALLER, null, null);

        assertThat(answer.summary().totalCost()).isEqualByComparingTo("1.623456790013");
        assertThat(answer.summary().creditsCost()).isEqualByComparingTo("1.123456790013");
        assertThat(answer.summary().byokCost()).isEqualByComparingTo("0.5");
        assertThat(answer.summary().totalRequests()).isEqualTo(16);
        assertThat(answer.asOf()).isEqualTo("2026-03-15T08:00:00Z");
    }

    @Test
    void isCompleteForDaysThatAreOverAndReadAfterwards() {
        var over = stats.stats(CALLER, LocalDate.parse("2026-03-13"), LocalDate.parse("2026-03-14"));
        var going = stats.stats(CALLER, LocalDate.parse("2026-03-13"), LocalDate.parse("2026-03-15"));

        assertThat(over.summary().complete()).isTrue();
        assertThat(going.summary().complete()).isFalse();
    }

    @Test
    void saysNullAndNotZeroForRequestsThatNoSourceKnows() {
        ledger.counted(ALICE, chat, "2026-03-10", "7.5");

        var answer = stats.stats(CALLER, LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"));

        assertThat(answer.summary().totalCost()).isEqualByComparingTo("7.5");
        assertThat(answer.summary().totalRequests()).isNull();
        assertThat(answer.summary().complete()).isFalse();
    }

    @Test
    void saysZeroWhereNothingWasSpent() {
        var answer = stats.stats(CALLER, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));

        assertThat(answer.summary().totalCost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(answer.summary().totalRequests()).isZero();
    }

    @Test
    void isNotAsOfAnythingWhileAKeyWasNeverRead() {
        ledger.key(ALICE, "new", null);

        assertThat(stats.stats(CALLER, null, null).asOf()).isNull();
    }

    @Test
    void splitsTheDashboardByDayModelAndKeyWithEqualSums() {
        var answer = dashboard.dashboard(CALLER, 30);

        assertThat(answer.summary().totalCost()).isEqualByComparingTo("1.623456790013");
        assertThat(answer.byDate()).extracting(it -> it.date().toString()).containsExactly("2026-03-13", "2026-03-14");
        assertThat(answer.byModel())
                .extracting(DashboardController.ModelFigures::model)
                .containsExactly("b/two", "a/one");
        assertThat(answer.byKey())
                .extracting(DashboardController.KeyFigures::apiKeyName)
                .containsExactly("ci", "chat");
        assertThat(answer.byDate().stream()
                        .map(DashboardController.DateFigures::cost)
                        .reduce(BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("1.623456790013"));
        assertThat(answer.byModel().stream()
                        .map(DashboardController.ModelFigures::cost)
                        .reduce(BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("1.623456790013"));
    }

    @Test
    void comparesTheDashboardWithAsManyDaysBefore() {
        ledger.spent(ALICE, ci, "2026-03-11", "a/one", 3, "0.25", "0.5");
        ledger.spent(ALICE, ci, "2026-03-09", "a/one", 7, "4", "0");

        var answer = dashboard.dashboard(CALLER, 3);

        assertThat(answer.previous().period())
                .isEqualTo(new Period(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-12")));
        assertThat(answer.previous().totalCost()).isEqualByComparingTo("0.75");
        assertThat(answer.previous().totalRequests()).isEqualTo(3);
        assertThat(answer.previous().complete()).isTrue();
    }

    @Test
    void givesEachLineOnOneOfItsPages() {
        var first = publicUsage.usage(CALLER, null, null, 1, 2);
        var second = publicUsage.usage(CALLER, null, null, 2, 2);

        assertThat(first.pagination()).isEqualTo(new PublicUsageController.Pagination(1, 2, 3, 2));
        assertThat(first.items()).extracting(LedgerLine::model).containsExactly("a/one", "a/one");
        assertThat(second.items()).extracting(LedgerLine::model).containsExactly("b/two");
        assertThat(second.items()).extracting(LedgerLine::source).containsExactly("activity");
    }

    @Test
    void filtersByKeyAndModel() {
        assertThat(usage.usage(CALLER, null, null, ci, null, 0, 100).items()).hasSize(2);
        assertThat(usage.usage(CALLER, null, null, ci, "b/two", 0, 100).items())
                .singleElement()
                .satisfies(line -> assertThat(line.cost()).isEqualByComparingTo("1.500000000001"));
        assertThat(usage.usage(CALLER, null, null, null, null, 3, 100).items()).isEmpty();
    }

    @Test
    void listsTheOwnersKeysOnly() {
        var answer = keys.keys(CALLER);

        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.items()).extracting(PublicKeysController.Key::status).containsExactly("valid", "valid");
    }
}
