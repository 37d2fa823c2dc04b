package org.openrouterwatcher.token.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.passwords.PasswordHasher;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.token.proof.Revocations;
import org.openrouterwatcher.token.revocation.TokenRevoker;
import org.openrouterwatcher.token.sessions.SessionEnder;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an account another password. People do that when they fear that somebody else knows the old one, so everything
 * it may have opened ends: all sessions, this one too, and all API tokens.
 */
@Component
class PasswordChanger {

    private static final Logger log = LoggerFactory.getLogger(PasswordChanger.class);

    private final PasswordHasher hasher;
    private final Accounts accounts;
    private final SessionEnder sessions;
    private final TokenRevoker tokens;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    PasswordChanger(
            PasswordHasher hasher,
            Accounts accounts,
            SessionEnder sessions,
            TokenRevoker tokens,
            Revocations revocations,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.hasher = hasher;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Replaces the password of an account that has just been proved by the one it had. Empty when that one was replaced
     * meanwhile: then it proves nothing any more.
     */
    Optional<Revocation> change(Account account, Secret password) {
        Secret hash = hasher.hash(password);
        return transaction.execute(_ -> {
            accounts.lock(account.id());
            return accounts.replacePasswordHash(account, hash).map(this::endAll);
        });
    }

    private Revocation endAll(Account account) {
        List<String> ended = new ArrayList<>(sessions.endAll(account.id(), RevocationReason.PASSWORD_CHANGED));
        ended.addAll(tokens.revokeAll(account.id(), RevocationReason.PASSWORD_CHANGED));
        audit.done(Actions.PASSWORD_CHANGE, Subjects.account(account.id()));
        log.atInfo().addKeyValue("accountId", account.id()).log("password changed");
        return revocations.add(RevocationKind.PASSWORD_CHANGED, TokenEvent.user(account.id()), account.id(), ended);
    }
}
