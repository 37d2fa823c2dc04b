package org.openrouterwatcher.usage.validation;

import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.usage.validation.Verdict.OutOfFunds;
import org.openrouterwatcher.usage.validation.Verdict.Refused;
import org.openrouterwatcher.usage.validation.Verdict.Undecided;
import org.openrouterwatcher.usage.validation.Verdict.Works;

/**
 * What is known about a key after a check. Trouble on the way is never held against the key: it keeps its state, with
 * the reason beside it.
 *
 * @param reason one sentence for a person; null when the key simply works
 * @param good whether OpenRouter accepted the key
 */
record Proof(KeyState state, @Nullable String reason, boolean good) {

    static Proof of(KeyState before, Verdict verdict) {
        return switch (verdict) {
            case Works(var reading)
            when reading.isUsedUp() -> new Proof(KeyState.OUT_OF_FUNDS, "The key's limit is used up.", true);
            case Works _ -> new Proof(KeyState.VALID, null, true);
            case OutOfFunds(String reason) -> new Proof(KeyState.OUT_OF_FUNDS, reason, true);
            case Refused(String reason) -> new Proof(KeyState.INVALID, reason, false);
            case Undecided(String reason) -> new Proof(before, reason, false);
        };
    }
}
