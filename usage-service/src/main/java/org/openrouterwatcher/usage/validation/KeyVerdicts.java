package org.openrouterwatcher.usage.validation;

import java.time.Instant;
import org.openrouterwatcher.usage.keys.KeyStates;
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
        Proof proof = Proof.of(key.proved(), verdict);
        if (verdict instanceof Works(var reading)) {
            states.described(key.id(), reading.kind(), reading.label(), reading.terms());
        }
        states.proved(key, proof.state(), proof.reason(), proof.good(), checkedAt);
    }
}
