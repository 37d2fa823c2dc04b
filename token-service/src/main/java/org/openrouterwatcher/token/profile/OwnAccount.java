package org.openrouterwatcher.token.profile;

import java.util.Optional;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.SessionProblems;
import org.openrouterwatcher.token.throttle.Guess;
import org.openrouterwatcher.token.throttle.PasswordCheck;
import org.openrouterwatcher.token.throttle.PasswordCheck.Verdict;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/** The account of a logged-in person, and the proof that it is the owner who changes it. */
@Component
class OwnAccount {

    private final Accounts accounts;
    private final PasswordCheck passwords;

    OwnAccount(Accounts accounts, PasswordCheck passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** @throws Refusal 401 when it was closed a moment ago */
    Account of(LoggedIn person) {
        return accounts.find(person.accountId()).orElseThrow(() -> new Refusal(SessionProblems.notLoggedIn()));
    }

    /**
     * The account, when its password is right. Who merely holds somebody's access token may guess here no faster than
     * at log-in.
     *
     * @param field where the password stands in the body
     * @throws Refusal 422 when it is wrong, 429 when it was too soon
     */
    Account proved(LoggedIn person, Secret password, String field, String clientAddress) {
        Account account = of(person);
        var guess = new Guess(account.email(), clientAddress);
        return switch (passwords.check(guess, Optional.of(account), password)) {
            case Verdict.Right(var proved) -> proved;
            case Verdict.Wrong() -> throw new Refusal(wrong(field));
            case Verdict.TooSoon(var wait) -> throw new Refusal(SessionProblems.tooSoon(wait));
        };
    }

    /** 422 and not 401: the access token is good, and a browser must not take it for expired. */
    static Problem wrong(String field) {
        return Problem.invalid(field, "is not the password of this account");
    }
}
