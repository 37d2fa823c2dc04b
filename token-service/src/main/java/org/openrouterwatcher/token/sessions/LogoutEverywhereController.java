package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/logout-everywhere}: ends all sessions of an account, this one too. API tokens go on. */
@RestController
class LogoutEverywhereController {

    private final LogoutEverywhere everywhere;
    private final RevocationAnswers answers;
    private final RefreshCookie cookie;

    LogoutEverywhereController(LogoutEverywhere everywhere, RevocationAnswers answers, RefreshCookie cookie) {
        this.everywhere = everywhere;
        this.answers = answers;
        this.cookie = cookie;
    }

    /** Takes the caller and not {@link LoggedIn}: who has logged out may say so again. */
    @Audited(Actions.SESSIONS_END)
    @PostMapping("/api/auth/logout-everywhere")
    ResponseEntity<?> logout(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(SessionProblems.notLoggedIn());
        }
        return answers.to(everywhere.logout(caller.userId()), cookie.forgotten());
    }
}
