package org.openrouterwatcher.token.throttle;

import java.time.Duration;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.passwords.PasswordHasher;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one place where a password is compared: at log-in, and where an account is changed or closed. */
@Component
public class PasswordCheck {

    private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

    private final PasswordThrottle throttle;
    private final PasswordHasher hasher;
    private final Accounts accounts;
    private final AuditTrail audit;

    PasswordCheck(PasswordThrottle throttle, PasswordHasher hasher, Accounts accounts, AuditTrail audit) {
        this.throttle = throttle;
        this.hasher = hasher;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Verdict {
        /** @param account with the hash the password was compared with, or a dearer one of the same password */
        record Right(Account account) implements Verdict {}

        /** Also when there is no such account. */
        record Wrong() implements Verdict {}

        /** Not looked at: it was too soon. */
        record TooSoon(Duration waitingTime) implements Verdict {}
    }

    /**
     * Compares a password with an account's. It takes the same time when there is no account.
     *
     * @throws Refusal 503 when too many others wait; that does not count as a failure
     */
    public Verdict check(Guess guess, Optional<Account> account, Secret password) {
        account.ifPresent(it -> audit.concerns(Subjects.account(it.id())));
        Duration wait = throttle.begin(guess);
        if (!wait.isZero()) {
            log.atWarn().addKeyValue("accountId", idOf(account)).log("password guessed too often");
            return new Verdict.TooSoon(wait);
        }
        if (!matches(guess, account, password)) {
            log.atInfo().addKeyValue("accountId", idOf(account)).log("password wrong");
            return new Verdict.Wrong();
        }
        throttle.succeeded(guess);
        return new Verdict.Right(withTodaysHash(account.orElseThrow(), password));
    }

    private boolean matches(Guess guess, Optional<Account> account, Secret password) {
        try {
            return hasher.matches(password, account.map(Account::passwordHash));
        } catch (Refusal busy) {
            throttle.takeBack(guess);
            throw busy;
        }
    }

    private Account withTodaysHash(Account account, Secret password) {
        if (!hasher.isOutdated(account.passwordHash())) {
            return account;
        }
        return accounts.replacePasswordHash(account, hasher.hash(password)).orElse(account);
    }

    private static Object idOf(Optional<Account> account) {
        return account.<Object>map(Account::id).orElse("unknown");
    }
}
