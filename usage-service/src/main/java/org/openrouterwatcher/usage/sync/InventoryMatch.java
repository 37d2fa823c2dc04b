package org.openrouterwatcher.usage.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.ledger.Money;

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
     * A key of the inventory.
     *
     * @param hash OpenRouter's public name of it
     */
    record Listed(
            String hash, String label, @Nullable BigDecimal limit, Money lifetime) {}

    /**
     * A registered key.
     *
     * @param fingerprint SHA-256 of its text
     * @param before its lifetime counters at some reading before the inventory was read
     * @param after the same, read after the inventory
     */
    record Registered(
            String fingerprint,
            String label,
            @Nullable BigDecimal limit,
            Money before,
            Money after) {}

    /** The listed key whose hash is the fingerprint: the common case, which needs no reading of the key itself. */
    static Optional<Listed> byHash(String fingerprint, List<Listed> inventory) {
        return inventory.stream()
                .filter(listed -> listed.hash.equals(fingerprint))
                .findFirst();
    }

    /** The listed key that a registered key is; empty when it is none of them, or when two fit equally well. */
    static Optional<Listed> of(Registered key, List<Listed> inventory) {
        return byHash(key.fingerprint, inventory).or(() -> byCounters(key, inventory));
    }

    private static Optional<Listed> byCounters(Registered key, List<Listed> inventory) {
        List<Listed> alike = inventory.stream()
                .filter(listed -> listed.label.equals(key.label))
                .filter(listed -> sameLimit(listed.limit, key.limit))
                .toList();
        Predicate<Listed> equal = listed -> listed.lifetime.sameAs(key.after);
        Predicate<Listed> between =
                listed -> key.before.atMost(listed.lifetime) && listed.lifetime.atMost(key.after);
        return onlyOne(alike, equal).or(() -> onlyOne(alike, between));
    }

    private static Optional<Listed> onlyOne(List<Listed> candidates, Predicate<Listed> fits) {
        List<Listed> fitting = candidates.stream().filter(fits).limit(2).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean sameLimit(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
