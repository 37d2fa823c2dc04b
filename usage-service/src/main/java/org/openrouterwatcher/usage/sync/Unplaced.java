package org.openrouterwatcher.usage.sync;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.ledger.KeySnapshots;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.openrouterwatcher.usage.sync.InventoryMatch.Is;
import org.openrouterwatcher.usage.sync.InventoryMatch.IsNone;
import org.openrouterwatcher.usage.sync.InventoryMatch.IsOpen;
import org.openrouterwatcher.usage.sync.InventoryMatch.Registered;
import org.openrouterwatcher.usage.sync.InventoryReader.Inventory;
import org.openrouterwatcher.usage.validation.KeyCheck;
import org.openrouterwatcher.usage.validation.KeyVerdicts;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registered keys that share their label with a key of an inventory but not its hash: each is asked for its counters,
 * which decide whether it is one of the inventory's.
 */
@Component
class Unplaced {

    private final OpenRouterKeys keys;
    private final KeySecrets secrets;
    private final KeySnapshots snapshots;
    private final KeyCheck check;
    private final KeyVerdicts verdicts;
    private final KeyBook book;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Unplaced(
            OpenRouterKeys keys,
            KeySecrets secrets,
            KeySnapshots snapshots,
            KeyCheck check,
            KeyVerdicts verdicts,
            KeyBook book,
            TransactionTemplate transactions,
            Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.snapshots = snapshots;
        this.check = check;
        this.verdicts = verdicts;
        this.book = book;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was found out about a key. */
    record Decision(OpenRouterKey key, Verdict verdict, Instant at, InventoryMatch match) {}

    /** Decides about all that look like a key of the inventory; outside of a transaction. */
    List<Decision> decide(long ownerId, Inventory inventory) {
        Set<String> hashes = inventory.keys().stream().map(ListedKey::hash).collect(Collectors.toSet());
        return keys.unplaced(ownerId, inventory.labels()).stream()
                .filter(key -> !hashes.contains(key.fingerprint()))
                .flatMap(key -> decide(key, inventory))
                .toList();
    }

    /** The keys that are certain keys of the inventory, by hash. */
    static Map<String, Long> recognised(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.match instanceof Is)
                .collect(toMap(
                        decision -> ((Is) decision.match).listed().hash(),
                        decision -> decision.key.id(),
                        (one, _) -> one));
    }

    /** Books the keys that are no keys of the inventory by their own counters. */
    List<WorkOutcome> book(List<Decision> decisions, LongPredicate wanted) {
        return decisions.stream()
                .filter(decision -> wanted.test(decision.key.id()))
                .map(this::book)
                .toList();
    }

    private Stream<Decision> decide(OpenRouterKey key, Inventory inventory) {
        return secrets.find(key.id()).stream().map(secret -> {
            Verdict verdict = check.check(secret);
            return new Decision(key, verdict, clock.instant(), match(key, verdict, inventory));
        });
    }

    private InventoryMatch match(OpenRouterKey key, Verdict verdict, Inventory inventory) {
        Money before = snapshots.last(key.id()).map(last -> last.lifetime()).orElse(Money.NONE);
        String fingerprint = Objects.requireNonNull(key.fingerprint());
        return switch (verdict) {
            case Verdict.Works(var reading) ->
                InventoryMatch.of(
                        new Registered(
                                fingerprint,
                                reading.label(),
                                reading.terms().limit(),
                                before,
                                reading.snapshot().lifetime()),
                        inventory.keys());
            case Verdict.Refused _ ->
                InventoryMatch.of(
                        new Registered(
                                fingerprint,
                                Objects.requireNonNull(key.label()),
                                key.terms().limit(),
                                before,
                                null),
                        inventory.keys());
            case Verdict.OutOfFunds _, Verdict.Undecided _ -> new IsOpen();
        };
    }

    private WorkOutcome book(Decision decision) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            OpenRouterKey key = keys.lock(decision.key.id()).orElseThrow();
            if (decision.match instanceof IsNone && decision.verdict instanceof Verdict.Works works) {
                return WorkOutcome.success(book.bookOwn(key, works, decision.at));
            }
            verdicts.record(key, decision.verdict, decision.at);
            return decision.verdict
                    .trouble()
                    .map(why -> WorkOutcome.failure(0, why))
                    .orElse(WorkOutcome.success(0));
        }));
    }
}
