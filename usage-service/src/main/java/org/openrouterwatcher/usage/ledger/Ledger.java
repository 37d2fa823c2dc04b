package org.openrouterwatcher.usage.ledger;

import static org.openrouterwatcher.events.UsageSource.COUNTERS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.ledger.UsageDays.VersionedDay;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was spent, by key and UTC day. A day is replaced as a whole, with its sums and its event in the caller's
 * transaction, and only when it says something else than before. Writers of one key must hold its row in
 * {@code openrouter_keys}.
 */
@Component
public class Ledger {

    private final UsageDays heads;
    private final UsageRows rows;
    private final LedgerSums sums;
    private final OwnerSums ownerSums;
    private final LedgerMonths months;
    private final Outbox outbox;

    Ledger(UsageDays heads, UsageRows rows, LedgerSums sums, OwnerSums ownerSums, LedgerMonths months, Outbox outbox) {
        this.heads = heads;
        this.rows = rows;
        this.sums = sums;
        this.ownerSums = ownerSums;
        this.months = months;
        this.outbox = outbox;
    }

    /**
     * What a replacement did.
     *
     * @param rows rows written
     * @param difference by how much the booked money rose; may be negative
     */
    public record Replaced(long rows, Money difference) {}

    /**
     * Lets days say what is given, and tells it, where they say something else.
     *
     * @param booked what the ledger says about these days now
     * @param asOf when OpenRouter was asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Replaced replace(
            long keyId, long ownerId, Collection<UsageDay> days, Map<LocalDate, BookedDay> booked, Instant asOf) {
        List<UsageDay> changed =
                days.stream().filter(day -> isNews(day, booked)).toList();
        if (!changed.isEmpty()) {
            write(keyId, ownerId, changed, booked, asOf);
        }
        return new Replaced(changed.stream().mapToLong(day -> day.rows().size()).sum(), difference(changed, booked));
    }

    /**
     * Lets a key have all days of another one, which turned out to be the same key; where both have a day, the moved
     * one stands. The other key is told to have spent nothing.
     *
     * @return what is booked for the key on the days that were not moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money move(long fromKeyId, long toKeyId, long ownerId, Instant asOf) {
        List<UsageDay> moved = heads.load(fromKeyId, rows.load(fromKeyId));
        Map<LocalDate, BookedDay> booked = heads.since(toKeyId, LocalDate.EPOCH);
        replace(toKeyId, ownerId, moved, booked, asOf);
        erase(fromKeyId, ownerId, moved, asOf);
        moved.forEach(day -> booked.remove(day.day()));
        return booked.values().stream().map(BookedDay::money).reduce(Money.NONE, Money::plus);
    }

    private void erase(long keyId, long ownerId, List<UsageDay> days, Instant asOf) {
        rows.erase(keyId);
        sums.erase(keyId);
        ownerSums.refreshAtTheEnd(ownerId, dates(days));
        tell(keyId, heads.erase(keyId, days), asOf);
    }

    private void write(long keyId, long ownerId, List<UsageDay> days, Map<LocalDate, BookedDay> booked, Instant asOf) {
        List<LocalDate> dates = dates(days);
        List<LocalDate> before = dates.stream().filter(booked::containsKey).toList();
        months.prepare(dates);
        rows.replace(keyId, ownerId, days, before);
        List<VersionedDay> told = heads.replace(keyId, ownerId, days, asOf);
        sums.refresh(keyId, dates, before);
        sumForOwner(keyId, ownerId, days, booked);
        tell(keyId, told, asOf);
    }

    private void sumForOwner(long keyId, long ownerId, List<UsageDay> days, Map<LocalDate, BookedDay> booked) {
        List<UsageDay> added = days.stream().filter(day -> adds(day, booked)).toList();
        List<UsageDay> changed = days.stream().filter(day -> !adds(day, booked)).toList();
        List<BookedDay> counted = booked.values().stream()
                .filter(before -> dates(added).contains(before.day()))
                .toList();
        ownerSums.addAtTheEnd(ownerId, keyId, dates(added), counted);
        ownerSums.refreshAtTheEnd(ownerId, dates(changed));
    }

    /** Whether a day only adds to what it said before: to nothing, or to the sum of money that counters tell. */
    private static boolean adds(UsageDay day, Map<LocalDate, BookedDay> booked) {
        BookedDay before = booked.get(day.day());
        return before == null || (before.source() == COUNTERS && day.source() == COUNTERS);
    }

    private void tell(long keyId, List<VersionedDay> days, Instant asOf) {
        outbox.appendAll(days.stream().map(day -> day.event(keyId, asOf)).toList());
    }

    private static List<LocalDate> dates(List<UsageDay> days) {
        return days.stream().map(UsageDay::day).toList();
    }

    private static boolean isNews(UsageDay day, Map<LocalDate, BookedDay> booked) {
        BookedDay before = booked.get(day.day());
        return before == null || !before.says(day);
    }

    private static Money difference(List<UsageDay> changed, Map<LocalDate, BookedDay> booked) {
        return changed.stream()
                .map(day -> day.money().minus(bookedMoney(booked.get(day.day()))))
                .reduce(Money.NONE, Money::plus);
    }

    private static Money bookedMoney(@Nullable BookedDay day) {
        return day == null ? Money.NONE : day.money();
    }
}
