package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.proof.Revocations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends every session of an account in one go. */
@Component
class LogoutEverywhere {

    private final Accounts accounts;
    private final SessionEnder ender;
    private final Revocations revocations;
    private final AuditTrail audit;

    LogoutEverywhere(Accounts accounts, SessionEnder ender, Revocations revocations, AuditTrail audit) {
        this.accounts = accounts;
        this.ender = ender;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Under the account's lock, so that no session begins meanwhile. */
    @Transactional
    Revocation logout(long accountId) {
        accounts.lock(accountId);
        audit.done(Actions.SESSIONS_END, Subjects.account(accountId));
        return revocations.add(
                RevocationKind.LOGGED_OUT_EVERYWHERE,
                TokenEvent.user(accountId),
                accountId,
                ender.endAll(accountId, RevocationReason.LOGGED_OUT));
    }
}
