package org.openrouterwatcher.usage.sync;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.KeySnapshots;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.openrouterwatcher.usage.openrouter.ActivityItem;
import org.openrouterwatcher.usage.openrouter.Answer;
import org.openrouterwatcher.usage.openrouter.OpenRouterClient;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.openrouterwatcher.usage.reading.Readings;
import org.openrouterwatcher.usage.sync.InventoryReader.Inventory;
import org.openrouterwatcher.usage.sync.ObservedKeys.Observed;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Follows one key of an account: its counters from the inventory, its completed days from {@code /activity}. */
@Component
class ObservedKeySync {

    private final OpenRouterClient openRouter;
    private final OpenRouterKeys keys;
    private final ObservedKeys observed;
    private final KeySnapshots snapshots;
    private final KeyBook book;
    private final TransactionTemplate transactions;

    ObservedKeySync(
            OpenRouterClient openRouter,
            OpenRouterKeys keys,
            ObservedKeys observed,
            KeySnapshots snapshots,
            KeyBook book,
            TransactionTemplate transactions) {
        this.openRouter = openRouter;
        this.keys = keys;
        this.observed = observed;
        this.snapshots = snapshots;
        this.book = book;
        this.transactions = transactions;
    }

    /**
     * A key to follow.
     *
     * @param counters its counters now; null when the inventory does not list it any more
     * @param movedAt when its counters last moved, this reading included
     * @param moves whether its counters differ from the last reading
     * @param itemises whether its {@code /activity} may say more than it did
     */
    record Target(
            long keyId, String hash, @Nullable KeySnapshot counters, Instant movedAt, boolean moves, boolean itemises) {
        boolean isWorthWork() {
            return moves || itemises;
        }
    }

    /** The keys of an account, those that were there until lately included. */
    List<Target> targets(long account, Inventory inventory) {
        Map<String, KeySnapshot> now =
                inventory.keys().stream().collect(toMap(ListedKey::hash, ListedKey::snapshot, (one, _) -> one));
        Map<Long, KeySnapshot> last = snapshots.ofAccount(account);
        return observed.ofAccount(account).stream()
                .map(key -> target(key, now.get(key.hash()), last.get(key.keyId()), inventory.asOf()))
                .toList();
    }

    private static Target target(Observed key, @Nullable KeySnapshot now, @Nullable KeySnapshot last, Instant asOf) {
        boolean moves = now != null && (last == null || !now.lifetime().sameAs(last.lifetime()));
        Instant lastMoved = Objects.requireNonNullElse(now == null ? key.goneAt() : key.movedAt(), asOf);
        Instant movedAt = moves ? asOf : lastMoved;
        return new Target(
                key.keyId(), key.hash(), now, movedAt, moves, SyncWindow.mayShowMore(movedAt, key.activityReadAt()));
    }

    /** Notes that keys were looked at and had nothing new. */
    void stoodStill(List<Target> targets, Instant asOf) {
        List<Long> still = targets.stream()
                .filter(target -> target.counters != null && !target.isWorthWork())
                .map(Target::keyId)
                .toList();
        transactions.executeWithoutResult(_ -> {
            snapshots.stoodStill(still, asOf);
            keys.usageRead(still, asOf);
        });
    }

    /** Reads and books one key. */
    WorkOutcome sync(Target target, Secret manager, Instant asOf) {
        Answer<List<ActivityItem>> answer =
                target.itemises ? openRouter.activity(manager, null, target.hash) : new Answer.Ok<>(List.of());
        Optional<List<UsageDay>> itemised = switch (answer) {
            case Answer.Ok<List<ActivityItem>>(var items) -> Optional.of(Readings.of(items));
            // a key that was deleted upstream; what was read of it stays
            case Answer.NotFound<List<ActivityItem>> _ -> Optional.of(List.of());
            default -> Optional.empty();
        };
        boolean read = target.itemises && itemised.isPresent();
        long rows = write(target, itemised.orElse(List.of()), read ? asOf : null);
        return itemised.isPresent()
                ? WorkOutcome.success(rows)
                : WorkOutcome.failure(rows, Refusals.sentence("The activity of a key", answer));
    }

    private long write(Target target, List<UsageDay> itemised, @Nullable Instant activityReadAt) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            OpenRouterKey key = keys.lock(target.keyId).orElseThrow();
            observed.followed(target.keyId, target.movedAt, activityReadAt);
            return book.bookCovered(key, target.counters, itemised);
        }));
    }
}
