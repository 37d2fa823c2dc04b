package org.openrouterwatcher.token.sessions;

import java.time.Duration;
import org.openrouterwatcher.web.problem.Problem;
import org.springframework.http.HttpStatus;

/**
 * Refusals around passwords and sessions. Each is one text for all its causes, so that none can be told from another.
 */
public final class SessionProblems {

    private static final String CHALLENGE = "Bearer realm=\"openrouter-watcher\"";

    private SessionProblems() {}

    /** No account with this address and password. */
    static Problem wrongCredentials() {
        return Problem.unauthorized("E-mail address or password is wrong.", CHALLENGE)
                .with("Cache-Control", "no-store");
    }

    /** The refresh token is none, or none any more. */
    static Problem notRefreshable() {
        return Problem.unauthorized("The session is over. Log in again.", CHALLENGE)
                .with("Cache-Control", "no-store");
    }

    /** The access token was good, but not for this or not any more. */
    public static Problem notLoggedIn() {
        return Problem.unauthorized(
                "This path takes the access token of a person who is logged in. Log in again.",
                CHALLENGE + ", error=\"invalid_token\"");
    }

    /** Too many wrong passwords. */
    public static Problem tooSoon(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many attempts",
                        "Too many wrong passwords. Try again in " + seconds + " seconds.")
                .with("Retry-After", Long.toString(seconds));
    }
}
