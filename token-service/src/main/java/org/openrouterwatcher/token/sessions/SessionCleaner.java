package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions a day after they are over: by then all their access tokens have expired too. */
@Component
class SessionCleaner {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Sessions sessions;
    private final SessionProperties properties;
    private final Clock clock;

    SessionCleaner(Sessions sessions, SessionProperties properties, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void clean() {
        Instant over = clock.instant().minus(KEPT);
        sessions.forget(over.minus(properties.idleLifetime()), over);
    }
}
