package org.openrouterwatcher.usage.sync;

import java.time.Instant;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.ledger.KeySnapshots;
import org.openrouterwatcher.usage.ledger.Ledger;
import org.openrouterwatcher.usage.ledger.Money;
import org.springframework.stereotype.Component;

/**
 * Makes two keys one, when it turns out that they are: a key seen in an inventory and a registered key whose identity
 * could not be decided at first. The registered one stays, because its id was handed out.
 */
@Component
class KeyMerge {

    private final OpenRouterKeys keys;
    private final Ledger ledger;
    private final KeySnapshots snapshots;
    private final Outbox outbox;

    KeyMerge(OpenRouterKeys keys, Ledger ledger, KeySnapshots snapshots, Outbox outbox) {
        this.keys = keys;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.outbox = outbox;
    }

    /** Lets the registered key have all that is known about the observed one. */
    void merge(long observedId, long registeredId, Instant now) {
        OpenRouterKey observed = keys.lock(observedId).orElseThrow();
        keys.lock(registeredId).orElseThrow();
        Money ownDays = ledger.move(observedId, registeredId, observed.ownerId(), now);
        snapshots.move(observedId, registeredId, ownDays);
        long version = keys.remove(observedId, now);
        outbox.append(new KeyRemoved(observedId, observed.ownerId(), now, version));
    }
}
