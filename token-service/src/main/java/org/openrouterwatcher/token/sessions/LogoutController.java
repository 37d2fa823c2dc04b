package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/logout}: ends the session of the access token it is called with. */
@RestController
class LogoutController {

    private final SessionEnder ender;
    private final RefreshCookie cookie;

    LogoutController(SessionEnder ender, RefreshCookie cookie) {
        this.ender = ender;
        this.cookie = cookie;
    }

    /** Takes the caller and not {@link LoggedIn}: who has logged out may say so again. */
    @PostMapping("/api/auth/logout")
    ResponseEntity<Void> logout(Caller caller) {
        if (caller.sessionId() == null) {
            throw new Refusal(SessionProblems.notLoggedIn());
        }
        ender.end(caller.sessionId(), RevocationReason.LOGGED_OUT);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.forget())
                .build();
    }
}
