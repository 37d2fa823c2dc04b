package org.openrouterwatcher.usage.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.UsageEvent.KeyRegistered;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.Fingerprint;
import org.openrouterwatcher.usage.keys.KeyName;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.sync.KeyBook;
import org.openrouterwatcher.usage.ticks.KeyWorkRequests;
import org.openrouterwatcher.usage.validation.KeyVerdicts;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a key under watch: asks OpenRouter about it, keeps its text encrypted, and has its usage read. */
@Component
class KeyRegistrar {

    private static final Logger log = LoggerFactory.getLogger(KeyRegistrar.class);

    private final OpenRouterKeys keys;
    private final KeySecrets secrets;
    private final PatientCheck check;
    private final KeyVerdicts verdicts;
    private final KeyBook book;
    private final KeyWorkRequests requests;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    KeyRegistrar(
            OpenRouterKeys keys,
            KeySecrets secrets,
            PatientCheck check,
            KeyVerdicts verdicts,
            KeyBook book,
            KeyWorkRequests requests,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.check = check;
        this.verdicts = verdicts;
        this.book = book;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a registration. */
    sealed interface Registration {

        /** The key is watched from now on. */
        record Registered(long keyId) implements Registration {}

        /** Somebody watches it already; who is not said. */
        record AlreadyRegistered() implements Registration {}

        /** OpenRouter does not accept the key. */
        record Refused() implements Registration {}
    }

    /** Registers a key. When OpenRouter cannot be asked it is kept all the same, unverified. */
    Registration register(long ownerId, KeyName name, Secret text) {
        if (secrets.isKnown(Fingerprint.of(text))) {
            return new Registration.AlreadyRegistered();
        }
        Verdict verdict = check.check(text);
        if (verdict instanceof Verdict.Refused) {
            return new Registration.Refused();
        }
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            keys.lockOwner(ownerId);
            long id = idFor(ownerId, name, text);
            if (!secrets.add(id, ownerId, text)) {
                transaction.setRollbackOnly();
                return new Registration.AlreadyRegistered();
            }
            keys.register(id, name, Fingerprint.of(text), now);
            begin(id, verdict, now);
            return new Registration.Registered(id);
        }));
    }

    /** A key the owner knew before is the same key again, with its history. */
    private long idFor(long ownerId, KeyName name, Secret text) {
        return keys.knownTo(ownerId, Fingerprint.of(text))
                .map(OpenRouterKey::id)
                .orElseGet(() -> keys.add(ownerId, name.text()));
    }

    private void begin(long id, Verdict verdict, Instant now) {
        verdicts.record(held(id), verdict, now);
        if (verdict instanceof Verdict.Works(var reading)
                && reading.kind() == KeyKind.INFERENCE
                && !keys.isCovered(id)) {
            book.beginAt(id, reading.snapshot());
        }
        OpenRouterKey key = held(id);
        outbox.append(new KeyRegistered(
                id, key.ownerId(), key.name(), key.label(), key.kind(), key.state(), now, key.version()));
        audit.done(Actions.KEY_REGISTER, Subjects.key(id), Map.of("kind", key.kind(), "state", key.state()));
        requests.firstSync(id);
        log.atInfo()
                .addKeyValue("keyId", id)
                .addKeyValue("ownerId", key.ownerId())
                .addKeyValue("state", key.state())
                .log("key registered");
    }

    private OpenRouterKey held(long id) {
        return keys.lock(id).orElseThrow();
    }
}
