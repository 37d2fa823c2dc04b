package org.openrouterwatcher.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Where a service notes what it has done. An entry is written in the transaction of the change, so that neither exists
 * without the other. Who acts, in which request and from where, is taken from the request that the thread answers.
 *
 * <p>Details never hold a secret, and nothing that a person has typed: entries stay for ever, also when an account is
 * closed and forgotten.
 */
public final class AuditTrail {

    private static final String SUBJECT = AuditTrail.class.getName() + ".subject";

    private final AuditEntries entries;

    AuditTrail(AuditEntries entries) {
        this.entries = entries;
    }

    /**
     * Notes a change.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void done(String action, Subject subject) {
        done(action, subject, Map.of());
    }

    /**
     * Notes a change.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void done(String action, Subject subject, Map<String, ?> details) {
        add(new Draft(Circumstances.now(), action, subject, null, details));
    }

    /**
     * Notes a change by somebody whom the request itself does not name, because it is the one that logs in.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void done(Actor actor, String action, Subject subject) {
        add(new Draft(Circumstances.now().by(actor), action, subject, null, Map.of()));
    }

    /**
     * Notes a refusal that the answer does not tell; all others are noted without anybody's doing.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void refused(Actor actor, String action, String reason) {
        add(new Draft(Circumstances.now().by(actor), action, null, reason, Map.of()));
    }

    /** Says what the current request is about, in case that it is refused and its path does not say it. */
    public void concerns(Subject subject) {
        Circumstances.currentRequest().ifPresent(request -> request.setAttribute(SUBJECT, subject));
    }

    /** What {@link #concerns} was told of a request. */
    public static Optional<Subject> concernOf(HttpServletRequest request) {
        Object subject = request.getAttribute(SUBJECT);
        return subject instanceof Subject told ? Optional.of(told) : Optional.empty();
    }

    private void add(Draft draft) {
        Assert.state(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "a change is noted in its own transaction, and there is none");
        entries.add(draft);
    }
}
