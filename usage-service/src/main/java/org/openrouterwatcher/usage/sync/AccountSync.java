package org.openrouterwatcher.usage.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.openrouter.Answer;
import org.openrouterwatcher.usage.openrouter.Credits;
import org.openrouterwatcher.usage.openrouter.OpenRouterClient;
import org.openrouterwatcher.usage.sync.InventoryReader.Inventory;
import org.openrouterwatcher.usage.work.InParallel;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/**
 * Reads through a management key what all keys of its account spent. Each key is written in a transaction of its own,
 * and writing the same again changes nothing, so a crash in the middle costs only time.
 */
@Component
class AccountSync {

    private final KeySecrets secrets;
    private final OpenRouterClient openRouter;
    private final InventoryReader inventories;
    private final InventoryBook book;
    private final Accounts accounts;
    private final Unplaced unplaced;
    private final ObservedKeySync keySync;
    private final SyncProperties properties;

    AccountSync(
            KeySecrets secrets,
            OpenRouterClient openRouter,
            InventoryReader inventories,
            InventoryBook book,
            Accounts accounts,
            Unplaced unplaced,
            ObservedKeySync keySync,
            SyncProperties properties) {
        this.secrets = secrets;
        this.openRouter = openRouter;
        this.inventories = inventories;
        this.book = book;
        this.accounts = accounts;
        this.unplaced = unplaced;
        this.keySync = keySync;
        this.properties = properties;
    }

    /**
     * Reads the account of a management key.
     *
     * @param wanted the keys whose usage is wanted; the inventory is noted as a whole
     */
    WorkOutcome sync(OpenRouterKey manager, LongPredicate wanted) {
        Optional<Secret> secret = secrets.find(manager.id());
        if (secret.isEmpty()) {
            return WorkOutcome.failure(0, "The management key was removed.");
        }
        return sync(manager, secret.get(), wanted);
    }

    private WorkOutcome sync(OpenRouterKey manager, Secret secret, LongPredicate wanted) {
        Answer<Inventory> answer = inventories.read(secret);
        if (!(answer instanceof Answer.Ok<Inventory>(Inventory inventory))) {
            return WorkOutcome.failure(0, Refusals.sentence("The keys of the account", answer));
        }
        List<Unplaced.Decision> decisions = unplaced.decide(manager.ownerId(), inventory);
        Map<String, Long> recognised = Unplaced.recognised(decisions);
        long account = book.note(manager, inventory.keys(), recognised, inventory.asOf());
        if (openRouter.credits(secret) instanceof Answer.Ok<Credits>(Credits credits)) {
            accounts.credits(account, credits, inventory.asOf());
        }
        List<WorkOutcome> outcomes = new ArrayList<>(follow(account, inventory, secret, wanted));
        outcomes.addAll(unplaced.book(decisions, wanted));
        return WorkOutcome.of(outcomes);
    }

    private List<WorkOutcome> follow(long account, Inventory inventory, Secret secret, LongPredicate wanted) {
        List<ObservedKeySync.Target> targets = keySync.targets(account, inventory).stream()
                .filter(target -> wanted.test(target.keyId()))
                .toList();
        keySync.stoodStill(targets, inventory.asOf());
        return InParallel.map(
                targets.stream().filter(ObservedKeySync.Target::isWorthWork).toList(),
                properties.keysAtOnce(),
                target -> keySync.sync(target, secret, inventory.asOf()));
    }
}
