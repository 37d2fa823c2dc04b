package org.openrouterwatcher.token.registration;

import java.time.Clock;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.Actor;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.passwords.PasswordHasher;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens accounts. */
@Component
class Registrar {

    private static final Logger log = LoggerFactory.getLogger(Registrar.class);

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registrar(
            Accounts accounts, PasswordHasher hasher, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The new account; empty when the address is taken. */
    Optional<Account> register(EmailAddress email, Secret password) {
        if (accounts.find(email).isPresent()) {
            return Optional.empty();
        }
        Secret hash = hasher.hash(password);
        return transaction.execute(_ -> {
            Optional<Account> account = accounts.add(email, hash, clock.instant());
            account.ifPresent(this::note);
            return account;
        });
    }

    private void note(Account account) {
        audit.done(Actor.account(account.id(), "password"), Actions.ACCOUNT_OPEN, Subjects.account(account.id()));
        log.atInfo()
                .addKeyValue("accountId", account.id())
                .addKeyValue("role", account.role())
                .log("account opened");
    }
}
