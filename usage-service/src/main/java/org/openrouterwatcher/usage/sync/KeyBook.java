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
import org.openrouterwatcher.usage.ledger.KeyStanding;
import org.openrouterwatcher.usage.ledger.KeyStandings;
import org.openrouterwatcher.usage.ledger.Ledger;
import org.openrouterwatcher.usage.ledger.Ledger.Replaced;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.openrouterwatcher.usage.validation.KeyVerdicts;
import org.openrouterwatcher.usage.validation.Verdict.Works;
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
    private final KeyStandings standings;
    private final KeyVerdicts verdicts;
    private final KeySnapshots snapshots;
    private final Ledger ledger;
    private final Clock clock;

    KeyBook(
            OpenRouterKeys keys,
            KeyStandings standings,
            KeyVerdicts verdicts,
            KeySnapshots snapshots,
            Ledger ledger,
            Clock clock) {
        this.keys = keys;
        this.standings = standings;
        this.verdicts = verdicts;
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

    /**
     * Books what an inference key said of itself, and that it works; rows written. Of a key that is covered by now the
     * management key says what it spent. The caller holds the key.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    long bookOwn(OpenRouterKey key, Works check, Instant checkedAt) {
        KeySnapshot now = check.reading().snapshot();
        KeyStanding standing =
                standings.of(key.id(), SyncWindow.at(now.takenAt()).first());
        if (standing.covered()) {
            verdicts.record(key, check, checkedAt);
            return 0;
        }
        Booked booked = book(key, standing, now, null, List.of());
        verdicts.record(key, check, checkedAt, booked.asOf);
        return booked.rows;
    }

    /**
     * Books what a management key saw of a key; rows written. The caller holds the key.
     *
     * @param now its counters; null when the inventory does not list it any more
     * @param itemised its {@code /activity}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    long bookCovered(OpenRouterKey key, @Nullable KeySnapshot now, List<UsageDay> itemised) {
        Instant asked = now == null ? clock.instant() : now.takenAt();
        KeyStanding standing = standings.of(key.id(), SyncWindow.at(asked).first());
        Booked booked = book(key, standing, now, now == null ? null : now.daily(), itemised);
        keys.usageRead(List.of(key.id()), booked.asOf);
        return booked.rows;
    }

    /** What was written, and as of when the figures of the key are. */
    private record Booked(long rows, Instant asOf) {}

    private Booked book(
            OpenRouterKey key,
            KeyStanding standing,
            @Nullable KeySnapshot reading,
            @Nullable Money today,
            List<UsageDay> itemised) {
        Optional<KeySnapshot> last = standing.last();
        Optional<KeySnapshot> now = Optional.ofNullable(reading).filter(it -> isNewer(it, last));
        CounterStep step = now.flatMap(it -> last.map(before -> CounterStep.between(before, it)))
                .orElse(CounterStep.NONE);
        Instant asOf = now.map(KeySnapshot::takenAt).orElseGet(clock::instant);
        Map<LocalDate, BookedDay> booked = standing.booked();
        List<UsageDay> days = DayBook.after(step, now.isEmpty() ? null : today, itemised, SyncWindow.at(asOf), booked);
        Replaced replaced = ledger.replace(key.id(), key.ownerId(), days, booked, asOf);
        now.ifPresentOrElse(
                it -> snapshots.keep(key.id(), it, undated(it, last, step, replaced), step.reset()),
                () -> snapshots.undate(key.id(), Money.NONE.minus(replaced.difference())));
        return new Booked(replaced.rows(), asOf);
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
