package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RawHttp;

class HeadersFromOutsideIT extends AtTheDoor {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Watcher-Caller",
                "watcher-caller",
                "WATCHER-CALLER",
                "wAtChEr-CaLlEr",
                "Watcher_Caller",
                "Watcher-Client-Address",
                "watcher-client-address",
                "Watcher_Client_Address",
                "X-User-Id",
                "x-user-id",
                "X_User_Id",
                "X-USER-ID",
                "X-User",
                "X-Role",
                "X-Admin",
                "Remote-User",
                "X-Remote-User",
                "Forwarded",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "X_Forwarded_For",
                "X-Real-IP",
                "True-Client-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "Via",
                "Proxy-Authorization",
                "Keep-Alive",
                "TE"
            })
    void doNotReachAService(String name) {
        var answer = RawHttp.send(
                gateway.port(),
                "GET /api/tokens HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: " + bearer() + "\r\n"
                        + name + ": spoofed\r\n" + name.toUpperCase(Locale.ROOT)
                        + ":  spoofed twice\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(gateway.services().onlyReceived("/api/tokens").headers().toString())
                .doesNotContain("spoofed");
    }

    @Test
    void includingTheCredentialItselfAndCookies() {
        call("GET", "/api/tokens", "Authorization", bearer(), "Cookie", "watcher-refresh=secret");

        assertThat(gateway.services().onlyReceived("/api/tokens").headers())
                .doesNotContainKeys("authorization", "cookie");
    }

    @Test
    void exceptTheRefreshTokenWhereItIsNeeded() {
        call("POST", "/api/auth/refresh", "Cookie", "a=b; watcher-refresh=secret");

        assertThat(gateway.services().onlyReceived("/api/auth/refresh").header("Cookie"))
                .isEqualTo("watcher-refresh=secret");
    }

    @Test
    void namedByConnectionDoNotReachAServiceEither() {
        RawHttp.send(
                gateway.port(),
                "GET /api/tokens HTTP/1.1\r\nHost: a\r\nConnection: close, Watcher-Caller\r\nAuthorization: " + bearer()
                        + "\r\n\r\n");

        var received = gateway.services().onlyReceived("/api/tokens");
        assertThat(gateway.callerTokens("token-service").verify(received.header("Watcher-Caller")))
                .isPresent();
    }
}
