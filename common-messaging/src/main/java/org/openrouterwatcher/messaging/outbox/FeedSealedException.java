package org.openrouterwatcher.messaging.outbox;

import org.springframework.dao.TransientDataAccessResourceException;

/** The feed is sealed and no relay has opened it in time: nothing was changed, and the caller may try again. */
public final class FeedSealedException extends TransientDataAccessResourceException {
    FeedSealedException(String topic) {
        super(topic + " is sealed, and no relay has opened it yet");
    }
}
