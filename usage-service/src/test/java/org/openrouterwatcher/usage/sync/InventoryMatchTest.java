package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.openrouterwatcher.usage.sync.InventoryMatch.Is;
import org.openrouterwatcher.usage.sync.InventoryMatch.IsNone;
import org.openrouterwatcher.usage.sync.InventoryMatch.IsOpen;
import org.openrouterwatcher.usage.sync.InventoryMatch.Registered;

class InventoryMatchTest {

    private static final String LABEL = "sk-or-v1-7c4...e19";

    @Test
    void isTheKeyWhoseHashIsItsFingerprintWhateverElseIsDifferent() {
        var named = listed("f1", "sk-or-v1-000...000", "5", "99");

        var match = InventoryMatch.of(key("f1", null, "1", "2"), List.of(listed("x", LABEL, null, "2"), named));

        assertThat(match).isEqualTo(new Is(named));
    }

    @Test
    void isTheKeyOfTheSameLabelWithEqualCounters() {
        var same = listed("x", LABEL, null, "2.50");

        assertThat(InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(same)))
                .isEqualTo(new Is(same));
    }

    @Test
    void isTheKeyWhoseCountersLieBetweenTwoReadings() {
        var same = listed("x", LABEL, null, "1.7");

        assertThat(InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(same)))
                .isEqualTo(new Is(same));
    }

    @Test
    void equalCountersDecideBetweenLookalikes() {
        var same = listed("x", LABEL, null, "2.5");
        var other = listed("y", LABEL, null, "1.7");

        assertThat(InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(other, same)))
                .isEqualTo(new Is(same));
    }

    @Test
    void isNoneWhenTheCountersWereHigherBefore() {
        var match = InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(listed("x", LABEL, null, "0.9")));

        assertThat(match).isEqualTo(new IsNone());
    }

    @Test
    void isNoneWhenTheInventoryShowsMoreThanTheKeyItself() {
        var match = InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(listed("x", LABEL, null, "2.6")));

        assertThat(match).isEqualTo(new IsNone());
    }

    @Test
    void isNoneWhenTheLabelIsAnother() {
        var match =
                InventoryMatch.of(key("f1", null, "1", "2.5"), List.of(listed("x", "sk-or-v1-7c4...e1a", null, "2.5")));

        assertThat(match).isEqualTo(new IsNone());
    }

    @Test
    void isNoneWhenTheLimitIsAnother() {
        assertThat(InventoryMatch.of(key("f1", "10", "1", "2.5"), List.of(listed("x", LABEL, null, "2.5"))))
                .isEqualTo(new IsNone());
        assertThat(InventoryMatch.of(key("f1", "10", "1", "2.5"), List.of(listed("x", LABEL, "11", "2.5"))))
                .isEqualTo(new IsNone());
    }

    @Test
    void writesOfTheSameLimitAreTheSame() {
        var same = listed("x", LABEL, "10.00", "2.5");

        assertThat(InventoryMatch.of(key("f1", "10", "1", "2.5"), List.of(same)))
                .isEqualTo(new Is(same));
    }

    @Test
    void staysOpenWhenTwoFitEquallyWell() {
        var unused = List.of(listed("x", LABEL, null, "0"), listed("y", LABEL, null, "0"));

        assertThat(InventoryMatch.of(key("f1", null, "0", "0"), unused)).isEqualTo(new IsOpen());
    }

    @Test
    void aKeyThatCannotBeAskedAnyMoreIsTheOneThatHasSpentAtLeastAsMuch() {
        var same = listed("x", LABEL, null, "7");
        var idle = listed("y", LABEL, null, "0");

        assertThat(InventoryMatch.of(key("f1", null, "3", null), List.of(idle, same)))
                .isEqualTo(new Is(same));
    }

    @Test
    void ownProviderKeysCountForTheComparison() {
        var listed = new ListedKey(
                "x",
                "name",
                LABEL,
                false,
                null,
                Terms.UNKNOWN,
                KeySnapshot.of(Instant.EPOCH, new BigDecimal("2"), new BigDecimal("9")));

        assertThat(InventoryMatch.of(key("f1", null, "1", "2"), List.of(listed)))
                .isEqualTo(new IsNone());
    }

    private static Registered key(String fingerprint, @Nullable String limit, String before, @Nullable String after) {
        return new Registered(fingerprint, LABEL, amount(limit), money(before), after == null ? null : money(after));
    }

    private static ListedKey listed(String hash, String label, @Nullable String limit, String usage) {
        return new ListedKey(
                hash,
                "name",
                label,
                false,
                null,
                new Terms(amount(limit), null, null, null),
                KeySnapshot.of(Instant.EPOCH, new BigDecimal(usage), BigDecimal.ZERO));
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Money money(String credits) {
        return new Money(new BigDecimal(credits), BigDecimal.ZERO);
    }
}
