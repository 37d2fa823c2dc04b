package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions and tells the gateways, so that access tokens end with them and not when they expire. */
@Component
public class SessionEnder {

    private static final Logger log = LoggerFactory.getLogger(SessionEnder.class);

    private final Sessions sessions;
    private final Outbox outbox;
    private final Clock clock;

    SessionEnder(Sessions sessions, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Ends one session; one that has ended stays so. */
    @Transactional
    public void end(UUID sessionId, RevocationReason reason) {
        Instant now = clock.instant();
        sessions.end(sessionId, now, reason).ifPresent(session -> tell(session, now, reason));
    }

    /** Ends all sessions of an account. */
    @Transactional
    public void endAll(long accountId, RevocationReason reason) {
        Instant now = clock.instant();
        sessions.endAll(accountId, now, reason).forEach(session -> tell(session, now, reason));
    }

    private void tell(Session session, Instant now, RevocationReason reason) {
        outbox.append(new SessionRevoked(
                session.id(), session.accountId(), now, session.accessExpiresAt(), reason, session.version()));
        log.atInfo()
                .addKeyValue("accountId", session.accountId())
                .addKeyValue("sessionId", session.id())
                .addKeyValue("reason", reason)
                .log("session ended");
    }
}
