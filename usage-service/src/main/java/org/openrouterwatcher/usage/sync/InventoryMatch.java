package org.openrouterwatcher.usage.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.reading.ListedKey;

/**
 * Decides which key of an account's inventory a registered key is: one account, two sights, counted once.
 *
 * <p>Mostly the public hash is the SHA-256 of the key's text. Where it is not, the masked label narrows the choice to
 * keys that share six digits, and the counters decide: they only rise, so what the inventory shows must lie between
 * what the key itself showed before and after.
 */
sealed interface InventoryMatch {

    /** It is this key of the inventory. */
    record Is(ListedKey listed) implements InventoryMatch {}

    /** It is none of them. */
    record IsNone() implements InventoryMatch {}

    /** It may be one of several: for now it must not be counted by itself, lest it be counted twice. */
    record IsOpen() implements InventoryMatch {}

    /**
     * A registered key and what it says of itself.
     *
     * @param fingerprint SHA-256 of its text, hex
     * @param before its lifetime counters at some reading before the inventory was read
     * @param after the same after it; null when the key cannot be asked any more
     */
    record Registered(
            String fingerprint,
            String label,
            @Nullable BigDecimal limit,
            Money before,
            @Nullable Money after) {

        private boolean looksLike(ListedKey listed) {
            return listed.label().equals(label) && sameAmount(listed.terms().limit(), limit);
        }

        private boolean showsTheSameAs(ListedKey listed) {
            return after != null && listed.snapshot().lifetime().sameAs(after);
        }

        private boolean mayBe(ListedKey listed) {
            Money shown = listed.snapshot().lifetime();
            return before.atMost(shown) && (after == null || shown.atMost(after));
        }
    }

    /** Decides. */
    static InventoryMatch of(Registered key, List<ListedKey> inventory) {
        Optional<ListedKey> named = inventory.stream()
                .filter(listed -> listed.hash().equals(key.fingerprint))
                .findFirst();
        if (named.isPresent()) {
            return new Is(named.get());
        }
        List<ListedKey> fitting =
                inventory.stream().filter(key::looksLike).filter(key::mayBe).toList();
        return onlyOne(fitting, key::showsTheSameAs)
                .or(() -> onlyOne(fitting, _ -> true))
                .<InventoryMatch>map(Is::new)
                .orElseGet(() -> fitting.isEmpty() ? new IsNone() : new IsOpen());
    }

    private static Optional<ListedKey> onlyOne(List<ListedKey> candidates, Predicate<ListedKey> fits) {
        List<ListedKey> fitting = candidates.stream().filter(fits).limit(2).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
