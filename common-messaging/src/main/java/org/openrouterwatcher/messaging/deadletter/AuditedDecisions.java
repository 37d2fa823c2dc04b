package org.openrouterwatcher.messaging.deadletter;

import java.util.Map;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.audit.trail.Subject;

/**
 * Leaves an entry in the audit trail for each decision. Why a letter was skipped is typed by a person: it stays with
 * the letter.
 */
final class AuditedDecisions implements DeadLetterDecisions {

    static final String RETRY = "dead-letter.retry";
    static final String SKIP = "dead-letter.skip";
    static final String SUBJECT = "dead-letter";

    private final AuditTrail trail;

    AuditedDecisions(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void decided(Decided decision) {
        String action = decision.kind() == Kind.SKIPPED ? SKIP : RETRY;
        trail.done(
                action,
                Subject.of(SUBJECT, decision.letterId()),
                Map.of("topic", decision.topic(), "handled", decision.kind() == Kind.RETRIED));
    }
}
