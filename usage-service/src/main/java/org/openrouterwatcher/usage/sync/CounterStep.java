package org.openrouterwatcher.usage.sync;

import static java.math.BigDecimal.ZERO;
import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.Money;

/**
 * What two readings of a key's counters prove about days.
 *
 * <p>Between two readings on one day the answer is plain. Across midnight the counters of the current day, week and
 * month say how much of the step is theirs; what lies before them is booked on the last day it can belong to. So days
 * are exact when no midnight was missed, months always, and the sum in any case.
 *
 * @param spent by day, nothing negative
 * @param reset whether a counter fell: that proves nothing about days, so it books nothing
 */
record CounterStep(SortedMap<LocalDate, Money> spent, boolean reset) {

    /** No second reading, so nothing is proven. */
    static final CounterStep NONE = new CounterStep(new TreeMap<>(), false);

    /** The step from one reading to a later one. */
    static CounterStep between(KeySnapshot earlier, KeySnapshot later) {
        BigDecimal credits = later.credits().subtract(earlier.credits());
        BigDecimal byok = change(earlier.byok(), later.byok());
        SortedMap<LocalDate, Money> spent = new TreeMap<>();
        pieces(earlier, later, credits, Money::credits)
                .forEach((day, amount) -> spent.merge(day, new Money(amount, ZERO), Money::plus));
        pieces(earlier, later, byok, Money::byok)
                .forEach((day, amount) -> spent.merge(day, new Money(ZERO, amount), Money::plus));
        return new CounterStep(spent, credits.signum() < 0 || byok.signum() < 0);
    }

    /** All days together. */
    Money total() {
        return spent.values().stream().reduce(Money.NONE, Money::plus);
    }

    /** A counter that one reading does not say proves nothing. */
    private static BigDecimal change(@Nullable BigDecimal earlier, @Nullable BigDecimal later) {
        return earlier == null || later == null ? ZERO : later.subtract(earlier);
    }

    private static SortedMap<LocalDate, BigDecimal> pieces(
            KeySnapshot earlier, KeySnapshot later, BigDecimal change, Function<Money, BigDecimal> kind) {
        SortedMap<LocalDate, BigDecimal> pieces = new TreeMap<>();
        BigDecimal left = change;
        for (Since mark : marks(earlier, later, kind)) {
            if (mark.spent.signum() >= 0 && mark.spent.compareTo(left) <= 0) {
                add(pieces, mark.start.minusDays(1), left.subtract(mark.spent));
                left = mark.spent;
            }
        }
        add(pieces, later.day(), left);
        return pieces;
    }

    /** What was spent since a day began. */
    private record Since(LocalDate start, BigDecimal spent) {}

    /** The beginnings of month, week and day that lie between the readings, oldest first. */
    private static List<Since> marks(KeySnapshot earlier, KeySnapshot later, Function<Money, BigDecimal> kind) {
        LocalDate today = later.day();
        return Stream.of(
                        since(today.withDayOfMonth(1), later.monthly(), kind),
                        since(today.with(previousOrSame(MONDAY)), later.weekly(), kind),
                        since(today, later.daily(), kind))
                .flatMap(Optional::stream)
                .filter(mark -> mark.start.isAfter(earlier.day()))
                .sorted(comparing(Since::start))
                .toList();
    }

    private static Optional<Since> since(LocalDate start, @Nullable Money counter, Function<Money, BigDecimal> kind) {
        return Optional.ofNullable(counter).map(spent -> new Since(start, kind.apply(spent)));
    }

    private static void add(SortedMap<LocalDate, BigDecimal> pieces, LocalDate day, BigDecimal amount) {
        if (amount.signum() > 0) {
            pieces.merge(day, amount, BigDecimal::add);
        }
    }
}
