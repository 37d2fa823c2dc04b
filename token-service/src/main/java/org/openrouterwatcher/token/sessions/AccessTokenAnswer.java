package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.token.body.Revealed;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The answer to log-in and refresh, in the words of OAuth 2.0 (RFC 6749, 5.1).
 *
 * @param expiresIn seconds
 */
record AccessTokenAnswer(
        @JsonSerialize(using = Revealed.class) Secret accessToken, String tokenType, long expiresIn) {

    static ResponseEntity<AccessTokenAnswer> of(LoggedInSession session, RefreshCookie cookie) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.keep(session))
                .body(new AccessTokenAnswer(
                        session.accessToken().value(),
                        "bearer",
                        session.accessToken().lifetime().toSeconds()));
    }
}
