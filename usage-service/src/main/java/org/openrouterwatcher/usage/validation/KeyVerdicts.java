package org.openrouterwatcher.usage.validation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.KeyStates;
import org.openrouterwatcher.usage.keys.KeyStates.Description;
import org.openrouterwatcher.usage.keys.KeyStates.Proved;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.validation.Verdict.Works;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what checks have proven. */
@Component
public class KeyVerdicts {

    private final KeyStates states;

    KeyVerdicts(KeyStates states) {
        this.states = states;
    }

    /** Notes a verdict about a key that the caller holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(OpenRouterKey key, Verdict verdict, Instant checkedAt) {
        record(key, verdict, checkedAt, null);
    }

    /**
     * Notes a verdict about a key that the caller holds.
     *
     * @param usageAsOf as of when figures were read together with it; null for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(OpenRouterKey key, Verdict verdict, Instant checkedAt, @Nullable Instant usageAsOf) {
        Proof proof = Proof.of(key.proved(), verdict);
        states.proved(
                key,
                new Proved(
                        proof.state(), proof.reason(), proof.good(), description(key, verdict), checkedAt, usageAsOf));
    }

    private static Description description(OpenRouterKey key, Verdict verdict) {
        return verdict instanceof Works(var reading)
                ? new Description(reading.kind(), reading.label(), reading.terms())
                : Description.of(key);
    }
}
