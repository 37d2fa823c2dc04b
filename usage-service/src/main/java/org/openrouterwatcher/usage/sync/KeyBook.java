package org.openrouterwatcher.usage.sync;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.ledger.BookedDay;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.KeySnapshots;
import org.openrouterwatcher.usage.ledger.Ledger;
import org.openrouterwatcher.usage.ledger.Ledger.Replaced;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what was read about one key, in the caller's transaction. What holds afterwards: lifetime counters = booked
 * days + what belongs to no day.
 */
@Component
public class KeyBook {

    /** Two instances may read at the same moment and write in the other order: that is no fall of a counter. */
    private static final Duration AT_THE_SAME_TIME = Duration.ofMinutes(5);

    private final OpenRouterKeys keys;
    private final KeySnapshots snapshots;
    private final Ledger ledger;
    private final Clock clock;

    KeyBook(OpenRouterKeys keys, KeySnapshots snapshots, Ledger ledger, Clock clock) {
        this.keys = keys;
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Watching begins: what the counters say belongs to no day, unless they were read before and nothing was missed.
     * The caller holds the key.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginAt(long keyId, KeySnapshot now) {
        Money unseen = snapshots
                .last(keyId)
                .map(last -> now.lifetime().minus(last.lifetime()))
                .orElse(now.lifetime());
        snapshots.keep(keyId, now, unseen, false);
    }

    /** Books what an inference key said of itself; rows written. */
    @Transactional(propagation = Propagation.MANDATORY)
    long bookOwn(OpenRouterKey key, KeySnapshot now) {
        return book(key, now, null, List.of());
    }

    /**
     * Books what a management key saw of a key; rows written.
     *
     * @param now its counters; null when the inventory does not list it any more
     * @param itemised its {@code /activity}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    long bookCovered(OpenRouterKey key, @Nullable KeySnapshot now, List<UsageDay> itemised) {
        return book(key, now, now == null ? null : now.daily(), itemised);
    }

    private long book(
            OpenRouterKey key, @Nullable KeySnapshot reading, @Nullable Money today, List<UsageDay> itemised) {
        Optional<KeySnapshot> last = snapshots.last(key.id());
        Optional<KeySnapshot> now = Optional.ofNullable(reading).filter(it -> isNewer(it, last));
        CounterStep step = now.flatMap(it -> last.map(before -> CounterStep.between(before, it)))
                .orElse(CounterStep.NONE);
        Instant asOf = now.map(KeySnapshot::takenAt).orElseGet(clock::instant);
        SyncWindow window = SyncWindow.at(asOf);
        Map<LocalDate, BookedDay> booked = ledger.since(key.id(), window.first());
        List<UsageDay> days = DayBook.after(step, now.isEmpty() ? null : today, itemised, window, booked);
        Replaced replaced = ledger.replace(key.id(), key.ownerId(), days, booked, asOf);
        now.ifPresentOrElse(
                it -> snapshots.keep(key.id(), it, undated(it, last, step, replaced), step.reset()),
                () -> snapshots.undate(key.id(), Money.NONE.minus(replaced.difference())));
        keys.usageRead(List.of(key.id()), asOf);
        return replaced.rows();
    }

    /** By how much the money rose that counters show and no day has. */
    private static Money undated(KeySnapshot now, Optional<KeySnapshot> last, CounterStep step, Replaced replaced) {
        Money shown =
                last.map(before -> step.total().plus(firstSaid(before, now))).orElse(now.lifetime());
        return shown.minus(replaced.difference());
    }

    /** A counter that upstream did not say before. */
    private static Money firstSaid(KeySnapshot before, KeySnapshot now) {
        return before.byok() == null ? now.lifetime().minus(new Money(now.credits(), BigDecimal.ZERO)) : Money.NONE;
    }

    private static boolean isNewer(KeySnapshot now, Optional<KeySnapshot> last) {
        return last.map(before -> {
                    boolean fell = CounterStep.between(before, now).reset();
                    Instant earliest = fell ? before.takenAt().plus(AT_THE_SAME_TIME) : before.takenAt();
                    return !now.takenAt().isBefore(earliest);
                })
                .orElse(true);
    }
}
