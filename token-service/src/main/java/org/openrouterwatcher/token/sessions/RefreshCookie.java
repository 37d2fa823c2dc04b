package org.openrouterwatcher.token.sessions;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie in which a browser keeps the refresh token: out of reach of scripts, never sent from another site. With
 * the prefix {@code __Host-} no other host can set it (RFC 6265bis, 4.1.3.2); the prefix demands {@code Secure} and
 * {@code Path=/}.
 */
@Component
public class RefreshCookie {

    private static final String NAME = "watcher-refresh";

    private final boolean isSecure;
    private final String name;

    RefreshCookie(SessionProperties properties) {
        this.isSecure = properties.cookieSecure();
        this.name = isSecure ? "__Host-" + NAME : NAME;
    }

    /** The token a request brings. */
    Optional<Secret> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank())
                .map(Secret::of)
                .findFirst();
    }

    /** The header that lets a browser keep a token. */
    String keep(LoggedInSession session) {
        return cookie(session.refreshToken().reveal(), session.refreshableFor());
    }

    /** The answer's headers that let a browser forget it. */
    public HttpHeaders forgotten() {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, forget());
        return headers;
    }

    /** The header that lets a browser forget it. */
    String forget() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Strict")
                .path("/")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
