package org.openrouterwatcher.usage.reading;

import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.ledger.KeySnapshot;

/**
 * What a key says about itself.
 *
 * @param snapshot its counters; without meaning for a management key
 */
public record KeyReading(KeyKind kind, String label, Terms terms, KeySnapshot snapshot) {

    /** Whether the cap leaves nothing to be spent now. */
    public boolean isUsedUp() {
        return terms.remaining() != null && terms.remaining().signum() <= 0;
    }
}
