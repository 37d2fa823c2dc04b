package org.openrouterwatcher.usage.keys;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a start, moves rows of older encryption keys to the primary one, so that the older ones can be removed. */
@Component
class Reencryption {

    private static final Logger log = LoggerFactory.getLogger(Reencryption.class);
    private static final int BATCH = 100;

    private final KeySecrets secrets;

    Reencryption(KeySecrets secrets) {
        this.secrets = secrets;
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
                batch = secrets.reencrypt(BATCH);
                rows += batch;
            } while (batch > 0);
            if (rows > 0) {
                log.atInfo().addKeyValue("rows", rows).log("older encryption keys are not needed any more");
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("re-encryption failed, older encryption keys are still needed");
        }
    }
}
