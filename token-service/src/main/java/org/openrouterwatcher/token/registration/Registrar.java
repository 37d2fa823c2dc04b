package org.openrouterwatcher.token.registration;

import java.time.Clock;
import java.util.Optional;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.token.passwords.PasswordHasher;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens accounts. */
@Component
class Registrar {

    private static final Logger log = LoggerFactory.getLogger(Registrar.class);

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Clock clock;

    Registrar(Accounts accounts, PasswordHasher hasher, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** The new account; empty when the address is taken. */
    Optional<Account> register(EmailAddress email, Secret password) {
        if (accounts.find(email).isPresent()) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.add(email, hasher.hash(password), clock.instant());
        account.ifPresent(it -> log.atInfo()
                .addKeyValue("accountId", it.id())
                .addKeyValue("role", it.role())
                .log("account opened"));
        return account;
    }
}
