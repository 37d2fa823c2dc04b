package org.openrouterwatcher.token.sessions;

import jakarta.servlet.http.HttpServletRequest;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.proof.RevocationAnswers;
import org.openrouterwatcher.token.sessions.SessionRefresher.Refreshed;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/refresh}: a refresh token for a new one and an access token. */
@RestController
class RefreshController {

    private final SessionRefresher refresher;
    private final RevocationAnswers answers;
    private final RefreshCookie cookie;

    RefreshController(SessionRefresher refresher, RevocationAnswers answers, RefreshCookie cookie) {
        this.refresher = refresher;
        this.answers = answers;
        this.cookie = cookie;
    }

    @Audited(Actions.SESSION_REFRESH)
    @PostMapping("/api/auth/refresh")
    ResponseEntity<AccessTokenAnswer> refresh(HttpServletRequest request) {
        Secret token = cookie.read(request).orElseThrow(() -> new Refusal(SessionProblems.notRefreshable()));
        return switch (refresher.refresh(token)) {
            case Refreshed.Renewed(var session) -> AccessTokenAnswer.of(session, cookie);
            // no cookie here: it would take the newer token from the browser
            case Refreshed.Overtaken() -> throw new Refusal(SessionProblems.notRefreshable());
            case Refreshed.Reused(var revocation) -> throw new Refusal(reused(revocation));
            case Refreshed.Refused() -> throw new Refusal(refused());
        };
    }

    private Problem refused() {
        return SessionProblems.notRefreshable().with(HttpHeaders.SET_COOKIE, cookie.forget());
    }

    /** With the answer the session's access tokens are refused too; or it says where to see when they are. */
    private Problem reused(Revocation revocation) {
        return answers.placeUnlessProven(revocation)
                .map(place -> refused().with(HttpHeaders.LOCATION, place))
                .orElseGet(this::refused);
    }
}
