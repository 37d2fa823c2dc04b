package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.Found;

class RefreshCookieTest {

    private static final HttpFields COOKIES = HttpFields.build()
            .add("Cookie", "theme=dark; __Host-watcher-refresh=abc=; watcher-refresh-not=1")
            .add("Cookie", "watcher-refresh=def");

    @Test
    void takesNothingButTheRefreshTokenInward() {
        assertThat(RefreshCookie.of(route("POST", "/api/auth/refresh"), COOKIES))
                .isEqualTo("__Host-watcher-refresh=abc=; watcher-refresh=def");
    }

    @Test
    void takesNothingInwardElsewhere() {
        assertThat(RefreshCookie.of(route("GET", "/api/tokens"), COOKIES)).isEmpty();
        assertThat(RefreshCookie.of(route("POST", "/api/auth/login"), COOKIES)).isEmpty();
    }

    private static Route route(String method, String path) {
        return ((Found) new Routes().find(method, path)).route();
    }
}
