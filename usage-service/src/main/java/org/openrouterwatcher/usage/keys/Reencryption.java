package org.openrouterwatcher.usage.keys;

import java.util.Map;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.audit.trail.Subject;
import org.openrouterwatcher.usage.audit.Actions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After a start, moves rows of older encryption keys to the primary one, so that the older ones can be removed. */
@Component
class Reencryption {

    private static final Logger log = LoggerFactory.getLogger(Reencryption.class);
    private static final int BATCH = 100;

    private final KeySecrets secrets;
    private final EncryptionKeys encryptionKeys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Reencryption(KeySecrets secrets, EncryptionKeys encryptionKeys, AuditTrail audit, TransactionTemplate transaction) {
        this.secrets = secrets;
        this.encryptionKeys = encryptionKeys;
        this.audit = audit;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("reencryption").start(this::run);
    }

    private void run() {
        try {
            long rows = 0;
            int batch;
            do {
                batch = reencrypt();
                rows += batch;
            } while (batch > 0);
            if (rows > 0) {
                log.atInfo().addKeyValue("rows", rows).log("older encryption keys are not needed any more");
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("re-encryption failed, older encryption keys are still needed");
        }
    }

    private int reencrypt() {
        Integer batch = transaction.execute(_ -> {
            int rows = secrets.reencrypt(BATCH);
            if (rows > 0) {
                Subject key = Subject.of("encryption-key", encryptionKeys.primaryId());
                audit.done(Actions.KEYS_REENCRYPT, key, Map.of("rows", rows));
            }
            return rows;
        });
        return batch == null ? 0 : batch;
    }
}
