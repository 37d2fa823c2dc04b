package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.token.accounts.Accounts;
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

    LogoutEverywhere(Accounts accounts, SessionEnder ender, Revocations revocations) {
        this.accounts = accounts;
        this.ender = ender;
        this.revocations = revocations;
    }

    /** Under the account's lock, so that no session begins meanwhile. */
    @Transactional
    Revocation logout(long accountId) {
        accounts.lock(accountId);
        return revocations.add(
                RevocationKind.LOGGED_OUT_EVERYWHERE,
                TokenEvent.user(accountId),
                accountId,
                ender.endAll(accountId, RevocationReason.LOGGED_OUT));
    }
}
