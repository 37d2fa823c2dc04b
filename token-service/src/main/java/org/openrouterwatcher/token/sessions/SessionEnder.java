package org.openrouterwatcher.token.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.proof.Revocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions and tells the gateways, so that access tokens end with them and not when they expire. */
@Component
public class SessionEnder {

    private static final Logger log = LoggerFactory.getLogger(SessionEnder.class);

    private final Sessions sessions;
    private final Revocations revocations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    SessionEnder(Sessions sessions, Revocations revocations, Outbox outbox, AuditTrail audit, Clock clock) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends one session; one that has ended stays so.
     *
     * @return what there is to prove; empty when it was over so long ago that it has been forgotten
     */
    @Transactional
    public Optional<Revocation> end(UUID sessionId, RevocationReason reason, RevocationKind kind) {
        Instant now = clock.instant();
        String about = TokenEvent.session(sessionId);
        return sessions.end(sessionId, now, reason)
                .map(it -> revocations.add(kind, about, it.accountId(), List.of(tell(it, now, reason))))
                .or(() -> revocations.lastAbout(about));
    }

    /** Ends all sessions of an account, and returns those that had not. */
    @Transactional
    public List<String> endAll(long accountId, RevocationReason reason) {
        Instant now = clock.instant();
        return sessions.endAll(accountId, now, reason).stream()
                .map(session -> tell(session, now, reason))
                .toList();
    }

    private String tell(Session session, Instant now, RevocationReason reason) {
        var event = new SessionRevoked(
                session.id(), session.accountId(), now, session.accessExpiresAt(), reason, session.version());
        outbox.append(event);
        audit.done(Actions.SESSION_END, Subjects.session(session.id()), Map.of("reason", reason));
        log.atInfo()
                .addKeyValue("accountId", session.accountId())
                .addKeyValue("sessionId", session.id())
                .addKeyValue("reason", reason)
                .log("session ended");
        return event.subject();
    }
}
