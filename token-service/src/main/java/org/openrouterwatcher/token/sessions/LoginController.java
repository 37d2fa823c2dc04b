package org.openrouterwatcher.token.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.body.FieldErrors;
import org.openrouterwatcher.token.throttle.ClientAddress;
import org.openrouterwatcher.token.throttle.Guess;
import org.openrouterwatcher.token.throttle.PasswordCheck;
import org.openrouterwatcher.token.throttle.PasswordCheck.Verdict;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/login}: a password for an access token and a refresh token. */
@RestController
class LoginController {

    private final Accounts accounts;
    private final PasswordCheck passwords;
    private final SessionStarter starter;
    private final RefreshCookie cookie;

    LoginController(Accounts accounts, PasswordCheck passwords, SessionStarter starter, RefreshCookie cookie) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.starter = starter;
        this.cookie = cookie;
    }

    /** What a person gives. */
    record Credentials(@Nullable String email, @Nullable Secret password) {}

    @Audited(Actions.SESSION_START)
    @PostMapping("/api/auth/login")
    ResponseEntity<AccessTokenAnswer> login(@RequestBody Credentials body, HttpServletRequest request) {
        Optional<String> typed = Optional.ofNullable(body.email());
        Optional<Secret> password = Optional.ofNullable(body.password());
        new FieldErrors()
                .require("email", typed, "is missing")
                .require("password", password, "is missing")
                .refuse();
        // a text that is no address is an unknown account like any other
        Optional<EmailAddress> email = EmailAddress.parse(body.email());
        var guess = new Guess(email.map(EmailAddress::text).orElse(typed.orElseThrow()), ClientAddress.of(request));
        LoggedInSession session =
                switch (passwords.check(guess, email.flatMap(accounts::find), password.orElseThrow())) {
                    case Verdict.Right(var account) ->
                        starter.start(account).orElseThrow(() -> new Refusal(SessionProblems.wrongCredentials()));
                    case Verdict.Wrong() -> throw new Refusal(SessionProblems.wrongCredentials());
                    case Verdict.TooSoon(var wait) -> throw new Refusal(SessionProblems.tooSoon(wait));
                };
        return AccessTokenAnswer.of(session, cookie);
    }
}
