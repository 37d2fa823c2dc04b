package org.openrouterwatcher.usage.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.openrouterwatcher.usage.sync.ObservedKeys.Sighting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down an inventory: which keys the account has, and which of the owner's keys they are. */
@Component
class InventoryBook {

    private final OpenRouterKeys keys;
    private final ObservedKeys observed;
    private final Accounts accounts;
    private final KeyMerge merge;

    InventoryBook(OpenRouterKeys keys, ObservedKeys observed, Accounts accounts, KeyMerge merge) {
        this.keys = keys;
        this.observed = observed;
        this.accounts = accounts;
        this.merge = merge;
    }

    /**
     * Notes an inventory.
     *
     * @param manager the management key that showed it
     * @param recognised registered keys that are certain keys of the inventory, by hash
     * @return the account
     */
    @Transactional
    public long note(OpenRouterKey manager, List<ListedKey> inventory, Map<String, Long> recognised, Instant now) {
        keys.lockOwner(manager.ownerId());
        List<String> hashes = inventory.stream().map(ListedKey::hash).toList();
        long account = account(manager, hashes);
        List<Sighting> sightings = identify(manager.ownerId(), inventory, recognised, now);
        observed.seen(manager.ownerId(), sightings, now);
        accounts.assign(List.of(manager.id()), account);
        accounts.assign(sightings.stream().map(Sighting::keyId).toList(), account);
        keys.listed(sightings.stream()
                .map(sighting -> new OpenRouterKeys.Listing(
                        sighting.keyId(),
                        sighting.listed().name(),
                        sighting.listed().label(),
                        sighting.listed().disabled(),
                        sighting.listed().terms()))
                .toList());
        observed.missing(account, hashes, now);
        accounts.listed(account, now);
        return account;
    }

    private long account(OpenRouterKey manager, List<String> hashes) {
        @Nullable Long before = manager.accountId();
        return accounts.holding(manager.ownerId(), hashes)
                .orElseGet(() -> before == null ? accounts.open(manager.ownerId()) : before);
    }

    private List<Sighting> identify(
            long ownerId, List<ListedKey> inventory, Map<String, Long> recognised, Instant now) {
        Map<String, Long> registered = new HashMap<>(keys.idsByFingerprint(ownerId));
        registered.putAll(recognised);
        Map<String, Long> seen = observed.idsByHash(ownerId);
        return inventory.stream()
                .map(listed -> new Sighting(
                        identify(ownerId, listed, registered.get(listed.hash()), seen.get(listed.hash()), now), listed))
                .toList();
    }

    private long identify(long ownerId, ListedKey listed, @Nullable Long registered, @Nullable Long seen, Instant now) {
        if (registered == null) {
            return seen == null ? keys.add(ownerId, listed.name()) : seen;
        }
        if (seen != null && !seen.equals(registered)) {
            merge.merge(seen, registered, now);
        }
        return registered;
    }
}
