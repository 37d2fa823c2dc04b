package org.openrouterwatcher.usage.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.Fingerprint;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.reading.KeyReading;
import org.openrouterwatcher.usage.reading.ListedKey;

/**
 * Decides which key of an account's inventory a registered key is: one account, two sights, counted once.
 *
 * <p>Mostly the public hash is the SHA-256 of the key's text. Where it is not, the masked label narrows the choice to
 * keys that share six digits, and the counters decide: they only rise, so what the inventory shows must lie between
 * what the key itself showed before and after.
 */
final class InventoryMatch {

    private InventoryMatch() {}

    /**
     * A registered key and what it says of itself.
     *
     * @param before its lifetime counters at some reading before the inventory was read
     * @param after read after the inventory
     */
    record Registered(Fingerprint fingerprint, Money before, KeyReading after) {}

    /** The listed key that a registered key is; empty when it is none of them, or when two fit equally well. */
    static Optional<ListedKey> of(Registered key, List<ListedKey> inventory) {
        return byHash(key.fingerprint, inventory).or(() -> byCounters(key, inventory));
    }

    private static Optional<ListedKey> byHash(Fingerprint fingerprint, List<ListedKey> inventory) {
        return inventory.stream()
                .filter(listed -> listed.hash().equals(fingerprint.hex()))
                .findFirst();
    }

    private static Optional<ListedKey> byCounters(Registered key, List<ListedKey> inventory) {
        Money after = key.after.snapshot().lifetime();
        List<ListedKey> alike = inventory.stream()
                .filter(listed -> listed.label().equals(key.after.label()))
                .filter(listed ->
                        sameAmount(listed.terms().limit(), key.after.terms().limit()))
                .toList();
        Predicate<ListedKey> equal = listed -> listed.snapshot().lifetime().sameAs(after);
        Predicate<ListedKey> between = listed -> key.before.atMost(listed.snapshot().lifetime())
                && listed.snapshot().lifetime().atMost(after);
        return onlyOne(alike, equal).or(() -> onlyOne(alike, between));
    }

    private static Optional<ListedKey> onlyOne(List<ListedKey> candidates, Predicate<ListedKey> fits) {
        List<ListedKey> fitting = candidates.stream().filter(fits).limit(2).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
