package org.openrouterwatcher.usage.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.reading.KeyReading;

class ProofTest {

    @ParameterizedTest
    @EnumSource(KeyState.class)
    void whatProvesNothingLeavesTheState(KeyState before) {
        assertThat(Proof.of(before, new Verdict.Undecided("busy"))).isEqualTo(new Proof(before, "busy", false));
    }

    @ParameterizedTest
    @EnumSource(KeyState.class)
    void aKeyThatWorksIsValidAgainWithoutAReason(KeyState before) {
        assertThat(Proof.of(before, works(null))).isEqualTo(new Proof(KeyState.VALID, null, true));
    }

    @Test
    void aConfirmedRefusalMakesItInvalid() {
        assertThat(Proof.of(KeyState.VALID, new Verdict.Refused("401")))
                .isEqualTo(new Proof(KeyState.INVALID, "401", false));
    }

    @Test
    void aKeyWithoutFundsWasAcceptedAllTheSame() {
        assertThat(Proof.of(KeyState.VALID, new Verdict.OutOfFunds("402")))
                .isEqualTo(new Proof(KeyState.OUT_OF_FUNDS, "402", true));
    }

    @Test
    void aUsedUpLimitMeansOutOfFunds() {
        assertThat(Proof.of(KeyState.VALID, works("0")).state()).isEqualTo(KeyState.OUT_OF_FUNDS);
        assertThat(Proof.of(KeyState.VALID, works("-0.01")).state()).isEqualTo(KeyState.OUT_OF_FUNDS);
        assertThat(Proof.of(KeyState.VALID, works("0.000001")).state()).isEqualTo(KeyState.VALID);
    }

    private static Verdict works(@Nullable String remaining) {
        var terms = new Terms(null, remaining == null ? null : new BigDecimal(remaining), null, null);
        var snapshot = KeySnapshot.of(Instant.EPOCH, BigDecimal.ZERO, BigDecimal.ZERO);
        return new Verdict.Works(new KeyReading(KeyKind.INFERENCE, "sk-or-v1-abc...def", terms, snapshot));
    }
}
