package org.openrouterwatcher.usage.sync;

import static org.openrouterwatcher.events.UsageSource.ACTIVITY;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.ledger.BookedDay;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;

/**
 * Decides what the ledger is to say about the days of one key. A day has one source: {@code /activity} where a
 * management key covers the key and the day is over, else the counters; never a sum of both.
 */
final class DayBook {

    private final SyncWindow window;
    private final Map<LocalDate, BookedDay> booked;
    private final SortedMap<LocalDate, UsageDay> days = new TreeMap<>();

    private DayBook(SyncWindow window, Map<LocalDate, BookedDay> booked) {
        this.window = window;
        this.booked = booked;
    }

    /**
     * The days to be written after a reading.
     *
     * @param step what the counters prove since the last reading
     * @param today what upstream says was spent today, for a key that is covered from the day's beginning; null to
     *     trust the step alone
     * @param itemised days as {@code /activity} lists them
     * @param booked what the ledger says now
     */
    static List<UsageDay> after(
            CounterStep step,
            @Nullable Money today,
            Collection<UsageDay> itemised,
            SyncWindow window,
            Map<LocalDate, BookedDay> booked) {
        var book = new DayBook(window, booked);
        step.spent().forEach(book::add);
        if (today != null) {
            book.count(window.today(), today);
        }
        itemised.forEach(book::itemise);
        return List.copyOf(book.days.values());
    }

    private void add(LocalDate day, Money spent) {
        BookedDay before = booked.get(day);
        count(day, before == null ? spent : before.money().plus(spent));
    }

    private void count(LocalDate day, Money money) {
        BookedDay before = booked.get(day);
        boolean itemisedAlready = before != null && before.source() == ACTIVITY;
        boolean worthARow = before != null || !money.isNone();
        if (window.holds(day) && worthARow && !itemisedAlready) {
            days.put(day, UsageDay.counted(day, money));
        }
    }

    private void itemise(UsageDay day) {
        if (window.holdsCompleted(day.day())) {
            days.put(day.day(), day);
        }
    }
}
