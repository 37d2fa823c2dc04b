package org.openrouterwatcher.messaging.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that trouble began and that it ended, not every attempt in between. */
final class Trouble {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final String begun;
    private final String ended;
    private boolean present;

    Trouble(String begun, String ended) {
        this.begun = begun;
        this.ended = ended;
    }

    void met(Throwable cause) {
        if (!present) {
            log.atWarn().addKeyValue("reason", cause.toString()).log(begun);
        }
        present = true;
    }

    void over() {
        if (present) {
            log.atInfo().log(ended);
        }
        present = false;
    }
}
