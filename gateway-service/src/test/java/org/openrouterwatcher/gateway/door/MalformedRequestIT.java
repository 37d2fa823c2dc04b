package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RawHttp;

class MalformedRequestIT extends AtTheDoor {

    @Nested
    class Answers400 {

        @Test
        void toTwoCredentials() {
            var answer = call("GET", "/api/tokens", "Authorization", bearer(), "Authorization", bearer());

            assertProblem(answer, 400);
            assertThat(challenge(answer)).contains("error=\"invalid_request\"");
        }

        @Test
        void toACredentialInTheUrl() {
            assertProblem(call("GET", "/api/tokens?access_token=abc"), 400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/../internal/jwks",
                    "/api/tokens/%2e%2e/%2e%2e/internal/jwks",
                    "/api/tokens%2f1",
                    "/api/tokens/..;/1",
                    "/api/./tokens",
                    "/api/tokens/%00",
                    "/api/tokens/%zz",
                    "/api/tokens?a=|",
                    "/api/tokens?a={b}",
                    "/api/tokens?a=%g1",
                    "/api\\tokens",
                    "/api/tokens#a"
                })
        void toAnAmbiguousOrMalformedUri(String uri) {
            var answer = RawHttp.send(
                    gateway.port(),
                    "GET " + uri + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: " + bearer()
                            + "\r\n\r\n");

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("X-Request-Id")).isNotEmpty();
            assertThat(gateway.services().forwarded()).isEmpty();
        }
    }

    @Nested
    class Answers404And405 {

        @ParameterizedTest
        @ValueSource(strings = {"/nothing", "/api/nothing", "/internal/jwks", "/actuator/health", "/api/tokens/1/2"})
        void toAnUnknownPath(String path) {
            assertProblem(call("GET", path, "Authorization", bearer()), 404);
        }

        @Test
        void toAWrongMethodWithTheRightOnes() {
            var answer = call("PATCH", "/api/tokens");

            assertProblem(answer, 405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TRACE", "CONNECT", "BREW", "get", "PROPFIND"})
        void toAMethodThatNobodyHereKnows(String method) {
            var answer = RawHttp.send(
                    gateway.port(), method + " /api/tokens HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).isIn(400, 405);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Nested
    class AnswersTooLarge {

        @Test
        void toABodyThatSaysSo() {
            var answer = send(request("/api/auth/login").POST(BodyPublishers.ofByteArray(new byte[256 * 1024 + 1])));

            assertProblem(answer, 413);
            assertThat(gateway.services().forwarded()).isEmpty();
        }

        @Test
        void toABodyThatOnlyTurnsOutToBe() {
            byte[] body = new byte[256 * 1024 + 1];

            var answer = send(request("/api/auth/login")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

            assertProblem(answer, 413);
            assertThat(gateway.services().forwarded()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"/api/auth/login,413", "/api/tokens,401"})
        void soThatTheClientSeesItAlsoWhileItIsStillSending(String path, int expected) {
            String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
            String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

            var answer = RawHttp.sendOnAfterTheAnswer(
                    gateway.port(), head + chunk.repeat(65), chunk.repeat(300) + "0\r\n\r\n");

            assertThat(answer.status()).isEqualTo(expected);
        }

        @Test
        void notToABodyThatIsJustSmallEnough() {
            byte[] body = new byte[256 * 1024];

            var known = send(request("/api/auth/login").POST(BodyPublishers.ofByteArray(body)));
            var chunked = send(request("/api/auth/login")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(chunked.statusCode()).isEqualTo(200);
            assertThat(gateway.services().received("/api/auth/login"))
                    .allMatch(it -> it.body().length() == body.length)
                    .hasSize(2);
        }

        @Test
        void toAUriOfMoreThan8K() {
            assertProblem(call("GET", "/api/tokens?a=" + "x".repeat(8 * 1024), "Authorization", bearer()), 414);
        }

        @Test
        void toAUriOfMoreThanAllHeadersMayHave() {
            assertProblem(call("GET", "/api/tokens?a=" + "x".repeat(20 * 1024), "Authorization", bearer()), 414);
        }

        @Test
        void toHeadersOfMoreThan16K() {
            assertProblem(call("GET", "/api/tokens", "X-Long", "x".repeat(16 * 1024)), 431);
        }

        @Test
        void notToHeadersOf12K() {
            var answer = call("GET", "/api/tokens", "User-Agent", "x".repeat(12 * 1024), "Authorization", bearer());

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
