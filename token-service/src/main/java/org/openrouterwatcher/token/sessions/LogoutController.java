package org.openrouterwatcher.token.sessions;

import java.util.Optional;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.proof.RevocationKind;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/logout}: ends the session of the access token it is called with. */
@RestController
class LogoutController {

    private final SessionEnder ender;
    private final RevocationAnswers answers;
    private final RefreshCookie cookie;

    LogoutController(SessionEnder ender, RevocationAnswers answers, RefreshCookie cookie) {
        this.ender = ender;
        this.answers = answers;
        this.cookie = cookie;
    }

    /** Takes the caller and not {@link LoggedIn}: who has logged out may say so again. */
    @Audited(Actions.SESSION_END)
    @PostMapping("/api/auth/logout")
    ResponseEntity<?> logout(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(SessionProblems.notLoggedIn());
        }
        Optional<Revocation> revocation =
                ender.end(caller.sessionId(), RevocationReason.LOGGED_OUT, RevocationKind.LOGGED_OUT);
        return revocation.isPresent()
                ? answers.to(revocation.get(), cookie.forgotten())
                : ResponseEntity.noContent().headers(cookie.forgotten()).build();
    }
}
