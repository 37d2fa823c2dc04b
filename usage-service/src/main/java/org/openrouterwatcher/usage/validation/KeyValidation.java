package org.openrouterwatcher.usage.validation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.usage.keys.ActiveKey;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.work.Finding;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.stereotype.Component;

/** Checks one key against OpenRouter. */
@Component
public class KeyValidation {

    private final OpenRouterKeys keys;
    private final KeySecrets secrets;
    private final KeyCheck check;
    private final KeyVerdicts verdicts;
    private final Clock clock;

    KeyValidation(OpenRouterKeys keys, KeySecrets secrets, KeyCheck check, KeyVerdicts verdicts, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.check = check;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** Asks about a key; to be called outside of a transaction. */
    public Finding validate(long keyId) {
        Optional<ActiveKey> key = secrets.active(keyId);
        if (key.isEmpty()) {
            return Finding.of(WorkOutcome.failure(0, "The key is switched off or removed."));
        }
        Verdict verdict = check.check(key.get().text());
        Instant checkedAt = clock.instant();
        return () -> write(keyId, verdict, checkedAt);
    }

    private WorkOutcome write(long keyId, Verdict verdict, Instant checkedAt) {
        keys.lock(keyId).filter(OpenRouterKey::isActive).ifPresent(key -> verdicts.record(key, verdict, checkedAt));
        return verdict instanceof Verdict.Undecided(String reason)
                ? WorkOutcome.failure(0, reason)
                : WorkOutcome.success(0);
    }
}
