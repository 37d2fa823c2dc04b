package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.events.UsageSource.ACTIVITY;
import static org.openrouterwatcher.events.UsageSource.COUNTERS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.UsageSource;
import org.openrouterwatcher.usage.ledger.BookedDay;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.openrouterwatcher.usage.ledger.UsageRow;

class DayBookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-09-15");
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final SyncWindow WINDOW = new SyncWindow(TODAY.minusDays(31), TODAY);

    @Test
    void aStepIsAddedToWhatCountersSaidBefore() {
        var days = DayBook.after(step(TODAY, "2"), null, List.of(), WINDOW, booked(COUNTERS, TODAY, "5"));

        assertThat(days).containsExactly(UsageDay.counted(TODAY, money("7")));
    }

    @Test
    void theCounterOfTheDayOfACoveredKeyReplacesTheSumOfSteps() {
        var days = DayBook.after(step(TODAY, "2"), money("9"), List.of(), WINDOW, booked(COUNTERS, TODAY, "5"));

        assertThat(days).containsExactly(UsageDay.counted(TODAY, money("9")));
    }

    @Test
    void activityReplacesWhatCountersSaid() {
        var itemised = itemised(YESTERDAY, "6");

        var days =
                DayBook.after(step(YESTERDAY, "2"), null, List.of(itemised), WINDOW, booked(COUNTERS, YESTERDAY, "5"));

        assertThat(days).containsExactly(itemised);
    }

    @Test
    void countersNeverAddToActivity() {
        var days = DayBook.after(step(YESTERDAY, "2"), null, List.of(), WINDOW, booked(ACTIVITY, YESTERDAY, "5"));

        assertThat(days).isEmpty();
    }

    @Test
    void activityOfTodayIsNotBelieved() {
        var days = DayBook.after(CounterStep.NONE, null, List.of(itemised(TODAY, "6")), WINDOW, Map.of());

        assertThat(days).isEmpty();
    }

    @Test
    void daysBeforeTheWindowAreLeftAlone() {
        LocalDate old = WINDOW.first().minusDays(1);

        var days = DayBook.after(step(old, "1"), null, List.of(itemised(old, "6")), WINDOW, Map.of());

        assertThat(days).isEmpty();
    }

    @Test
    void theOldestDayOfTheWindowIsBooked() {
        var oldest = itemised(WINDOW.first(), "6");

        var days = DayBook.after(CounterStep.NONE, null, List.of(oldest), WINDOW, Map.of());

        assertThat(days).containsExactly(oldest);
    }

    @Test
    void aDayWithoutMoneyIsNotBegun() {
        var days = DayBook.after(CounterStep.NONE, Money.NONE, List.of(), WINDOW, Map.of());

        assertThat(days).isEmpty();
    }

    @Test
    void aBegunDayCanFallBackToNothing() {
        var days = DayBook.after(CounterStep.NONE, Money.NONE, List.of(), WINDOW, booked(COUNTERS, TODAY, "5"));

        assertThat(days).containsExactly(UsageDay.counted(TODAY, Money.NONE));
    }

    @Test
    void freeModelsAreBookedAlthoughTheyCostNothing() {
        var free = itemised(YESTERDAY, "0");

        var days = DayBook.after(CounterStep.NONE, null, List.of(free), WINDOW, Map.of());

        assertThat(days).containsExactly(free);
    }

    private static CounterStep step(LocalDate day, String amount) {
        return new CounterStep(new TreeMap<>(Map.of(day, money(amount))), false);
    }

    private static Map<LocalDate, BookedDay> booked(UsageSource source, LocalDate day, String amount) {
        return Map.of(day, new BookedDay(day, source, money(amount), new byte[0]));
    }

    private static UsageDay itemised(LocalDate day, String amount) {
        return UsageDay.itemised(
                day,
                List.of(new UsageRow(
                        new UsageRow.Route("a/model", null, null, null),
                        new UsageRow.Counts(1L, 2L, 3L, 0L),
                        money(amount))));
    }

    private static Money money(String credits) {
        return new Money(new BigDecimal(credits), BigDecimal.ZERO);
    }
}
