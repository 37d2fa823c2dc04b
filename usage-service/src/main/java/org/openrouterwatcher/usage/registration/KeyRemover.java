package org.openrouterwatcher.usage.registration;

import java.time.Clock;
import java.time.Instant;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a key go: its text is deleted at once, its history stays until the retention ends it. A key that a management
 * key still shows goes on being followed through that one.
 */
@Component
class KeyRemover {

    private static final Logger log = LoggerFactory.getLogger(KeyRemover.class);

    private final OpenRouterKeys keys;
    private final KeySecrets secrets;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    KeyRemover(OpenRouterKeys keys, KeySecrets secrets, Outbox outbox, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Removes a key; nothing happens when somebody else just has. */
    @Transactional
    public void remove(long keyId) {
        keys.lock(keyId).filter(OpenRouterKey::registered).ifPresent(key -> {
            Instant now = clock.instant();
            secrets.remove(keyId);
            long version = keys.isCovered(keyId) ? keys.unregister(keyId) : keys.remove(keyId, now);
            outbox.append(new KeyRemoved(keyId, key.ownerId(), now, version));
            audit.done(Actions.KEY_REMOVE, Subjects.key(keyId));
            log.atInfo().addKeyValue("keyId", keyId).log("key removed");
        });
    }
}
