package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.stereotype.Component;

/** Forgets sessions a day after they are over: by then all their access tokens have expired too. */
@Component
class SessionCleaner implements RemovesOldRows {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Sessions sessions;
    private final SessionProperties properties;
    private final Clock clock;

    SessionCleaner(Sessions sessions, SessionProperties properties, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public int removeOldRows(int limit) {
        Instant over = clock.instant().minus(KEPT);
        return sessions.forget(over, over.minus(properties.idleLifetime()), limit);
    }
}
