package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two management keys both list is one account, and each of its keys is one key. */
@RunningUsageService
class InventoryBookIT {

    private static final Instant NOW = Instant.parse("2026-09-15T10:00:00Z");

    @Autowired
    private InventoryBook book;

    @Autowired
    private ObservedKeys observed;

    @Autowired
    private OpenRouterKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();

    @Test
    void twoManagementKeysOfOneAccountShareItAndItsKeys() {
        long first = book.note(manager("one"), inventory("a", "b"), Map.of(), NOW);

        long second = book.note(manager("two"), inventory("b", "c"), Map.of(), NOW);

        assertThat(second).isEqualTo(first);
        assertThat(observed.ofAccount(first))
                .extracting(ObservedKeys.Observed::hash)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void managementKeysThatListNothingInCommonHaveAccountsOfTheirOwn() {
        long first = book.note(manager("one"), inventory("a"), Map.of(), NOW);

        long second = book.note(manager("two"), inventory("b"), Map.of(), NOW);

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aKeyThatIsNotListedAnyMoreIsGoneAndComesBackWhenItIsListedAgain() {
        OpenRouterKey manager = manager("one");
        long account = book.note(manager, inventory("a", "b"), Map.of(), NOW);

        book.note(manager, inventory("a"), Map.of(), NOW.plusSeconds(60));
        assertThat(goneAt(account, "b")).isEqualTo(NOW.plusSeconds(60));

        book.note(manager, inventory("a", "b"), Map.of(), NOW.plusSeconds(120));
        assertThat(goneAt(account, "b")).isNull();
    }

    @Test
    void theSameKeysOfAnotherOwnerAreOtherKeys() {
        long mine = book.note(manager("one"), inventory("a"), Map.of(), NOW);

        long theirs = book.note(manager(Owner.fresh(), "two"), inventory("a"), Map.of(), NOW);

        assertThat(observed.ofAccount(mine).getFirst().keyId())
                .isNotEqualTo(observed.ofAccount(theirs).getFirst().keyId());
    }

    private Instant goneAt(long account, String hash) {
        return observed.ofAccount(account).stream()
                .filter(key -> key.hash().equals(hash))
                .findFirst()
                .orElseThrow()
                .goneAt();
    }

    private OpenRouterKey manager(String name) {
        return manager(owner, name);
    }

    private OpenRouterKey manager(Owner of, String name) {
        long id = keys.add(of.id(), name);
        jdbc.sql("UPDATE openrouter_keys SET kind = 'MANAGEMENT' WHERE id = :id")
                .param("id", id)
                .update();
        return keys.find(id).orElseThrow();
    }

    private static List<ListedKey> inventory(String... hashes) {
        return Stream.of(hashes)
                .map(hash -> new ListedKey(
                        hash,
                        "key " + hash,
                        "sk-or-v1-" + hash,
                        false,
                        null,
                        Terms.UNKNOWN,
                        KeySnapshot.of(NOW, BigDecimal.ONE, BigDecimal.ZERO)))
                .toList();
    }
}
