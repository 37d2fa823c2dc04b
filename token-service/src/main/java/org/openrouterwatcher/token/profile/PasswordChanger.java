package org.openrouterwatcher.token.profile;

import java.util.Optional;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.passwords.PasswordHasher;
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
    private final TransactionTemplate transaction;

    PasswordChanger(
            PasswordHasher hasher,
            Accounts accounts,
            SessionEnder sessions,
            TokenRevoker tokens,
            TransactionTemplate transaction) {
        this.hasher = hasher;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    /**
     * Replaces the password of an account that has just been proved by the one it had. False when that one was replaced
     * meanwhile: then it proves nothing any more.
     */
    boolean change(Account account, Secret password) {
        Secret hash = hasher.hash(password);
        return transaction.execute(_ -> {
            accounts.lock(account.id());
            Optional<Account> replaced = accounts.replacePasswordHash(account, hash);
            replaced.ifPresent(this::endAll);
            return replaced.isPresent();
        });
    }

    private void endAll(Account account) {
        sessions.endAll(account.id(), RevocationReason.PASSWORD_CHANGED);
        tokens.revokeAll(account.id(), RevocationReason.PASSWORD_CHANGED);
        log.atInfo().addKeyValue("accountId", account.id()).log("password changed");
    }
}
