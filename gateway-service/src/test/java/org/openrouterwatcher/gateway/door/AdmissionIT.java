package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RawHttp;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class AdmissionIT {

    private static RunningGateway gateway;

    /** Limits by address are counted per client, so each test comes from an address of its own. */
    private static int lastClient;

    private final String client = "198.51.100." + ++lastClient;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(
                        TestKafka.bootstrapServers(),
                        "watcher.limits.trusted-proxies=127.0.0.0/8",
                        "watcher.limits.per-token-hour=5",
                        "watcher.limits.per-address-minute=4")
                .ready();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forgetRequests() {
        gateway.forgetRequests();
    }

    @Nested
    class Answers200 {

        @Test
        void toAPersonWithAnAccessToken() {
            UUID session = UUID.randomUUID();

            var answer = get("/api/tokens", gateway.accessTokens().of(7, session, Instant.now()));

            assertThat(answer.statusCode()).isEqualTo(200);
            var received = gateway.services().onlyReceived("/api/tokens");
            assertThat(gateway.callerTokens("token-service").verify(received.header("Watcher-Caller")))
                    .contains(Caller.session(7, Role.USER, session));
        }

        @Test
        void toAScriptWithAnApiToken() {
            ApiToken token = knownToken();

            var answer = get("/api/v1/stats?start_date=2026-01-01", token.value());

            assertThat(answer.statusCode()).isEqualTo(200);
            var received = gateway.services().onlyReceived("/api/v1/stats");
            assertThat(received.uri()).isEqualTo("/api/v1/stats?start_date=2026-01-01");
            assertThat(gateway.callerTokens("usage-service").verify(received.header("Watcher-Caller")))
                    .contains(Caller.apiToken(token.userId(), Role.USER, token.id()));
        }

        @Test
        void withACallerTokenForOneServiceOnly() {
            get("/api/tokens", gateway.jwt());

            String callerToken = gateway.services().onlyReceived("/api/tokens").header("Watcher-Caller");
            assertThat(gateway.callerTokens("token-service").verify(callerToken))
                    .isPresent();
            assertThat(gateway.callerTokens("usage-service").verify(callerToken))
                    .isEmpty();
            assertThat(gateway.callerTokens("scheduler-service").verify(callerToken))
                    .isEmpty();
        }

        @Test
        void withWhatIsLeftOfTheQuota() {
            ApiToken token = knownToken();

            var answer = get("/api/v1/stats", token.value());

            assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"token\";q=5;w=3600");
            assertThat(answer.headers().firstValue("RateLimit")).contains("\"token\";r=4;t=3600");
            assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("5");
            assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("4");
        }

        @Test
        void toAnOpenCallWithoutIdentityButWithTheClientsAddress() {
            post("/api/auth/login", "{}");

            var received = gateway.services().onlyReceived("/api/auth/login");
            assertThat(received.headers()).doesNotContainKey("watcher-caller");
            assertThat(received.header("Watcher-Client-Address")).isEqualTo(client);
            assertThat(received.body()).isEqualTo("{}");
        }

        @Test
        void toAClientThatAsksBeforeItSendsItsBody() {
            var answer = send(request("/api/auth/login").expectContinue(true).POST(BodyPublishers.ofString("{}")));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(gateway.services().onlyReceived("/api/auth/login").body())
                    .isEqualTo("{}");
        }

        @Test
        void withTheAnswerOfTheServiceAndNothingOfItsInside() {
            gateway.services().at("/api/tokens", exchange -> {
                exchange.getResponseHeaders().add("Watcher-Secret", "inside");
                exchange.getResponseHeaders().add("Server", "stub");
                exchange.getResponseHeaders().add("X-Powered-By", "stub");
                exchange.getResponseHeaders().add("X-Request-Id", "another");
                exchange.getResponseHeaders().add("Content-Security-Policy", "default-src *");
                exchange.getResponseHeaders().add("Set-Cookie", "a=b");
                exchange.getResponseHeaders().add("Set-Cookie", "c=d");
                exchange.getResponseHeaders().add("Cache-Control", "max-age=3");
                StubService.answer(exchange, 200, "application/json", "[]");
            });

            var answer = get("/api/tokens", gateway.jwt());

            assertThat(answer.body()).isEqualTo("[]");
            assertThat(answer.headers().map()).doesNotContainKeys("watcher-secret", "server", "x-powered-by");
            assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=b", "c=d");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=3");
            assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("another");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'");
        }

        @Test
        void underTheRequestIdOfTheClient() {
            var answer = call("GET", "/api/tokens", "X-Request-Id", "my-request-1", "Authorization", bearer());

            assertThat(answer.headers().firstValue("X-Request-Id")).contains("my-request-1");
            assertThat(gateway.services().onlyReceived("/api/tokens").header("X-Request-Id"))
                    .isEqualTo("my-request-1");
        }

        @Test
        void withAProblemOfTheServiceUnchanged() {
            String problem = "{\"type\":\"/problems/invalid\",\"status\":422}";
            gateway.services()
                    .at(
                            "/api/tokens",
                            exchange -> StubService.answer(exchange, 422, "application/problem+json", problem));

            var answer = get("/api/tokens", gateway.jwt());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).isEqualTo(problem);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

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
    class Answers401 {

        @Test
        void withoutAnErrorCodeWhenThereIsNoCredential() {
            var answer = call("GET", "/api/tokens");

            assertProblem(answer, 401);
            assertThat(challenge(answer)).isEqualTo("Bearer realm=\"openrouter-watcher\"");
        }

        @ParameterizedTest
        @CsvSource({
            "/api/v1/stats, JWT, API token",
            "/api/v1/usage, JWT, API token",
            "/api/v1/keys, JWT, API token",
            "/api/tokens, API_TOKEN, JWT",
            "/api/keys, API_TOKEN, JWT",
            "/api/usage, API_TOKEN, JWT",
            "/api/profile, API_TOKEN, JWT",
            "/api/schedules, API_TOKEN, JWT",
            "/api/stats/dashboard, API_TOKEN, JWT"
        })
        void toTheOtherKindOfCredentialAndSaysWhichOneIsTaken(String path, String kind, String taken) {
            var answer =
                    get(path, kind.equals("JWT") ? gateway.jwt() : knownToken().value());

            assertProblem(answer, 401);
            assertThat(challenge(answer)).contains("error=\"invalid_token\"");
            assertThat(answer.body()).contains(taken);
        }

        @Test
        void alikeToUnknownExpiredRevokedAndMalformedTokens() {
            var view = gateway.bean(TokenView.class);
            ApiToken expired = TokenFeed.newToken();
            view.apply(expired.issued(Instant.now().minusSeconds(1)));
            ApiToken revoked = knownToken();
            view.apply(revoked.revoked());

            var bodies = List.of(TokenFeed.newToken().value(), expired.value(), revoked.value(), "or_api_x").stream()
                    .map(value -> get("/api/v1/stats", value))
                    .map(answer -> answer.statusCode()
                            + challenge(answer)
                            + answer.body().replaceAll("request_id.*", ""))
                    .distinct();

            assertThat(bodies).singleElement().asString().startsWith("401");
        }

        @Test
        void withoutBotheringTheService() {
            get("/api/tokens", "or_api_x");

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
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

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
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

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

    @Nested
    class Answers429 {

        @Test
        void toAScriptThatHasUsedItsHour() {
            ApiToken token = knownToken();
            for (int i = 0; i < 5; i++) {
                assertThat(get("/api/v1/stats", token.value()).statusCode()).isEqualTo(200);
            }

            var answer = get("/api/v1/stats", token.value());

            assertProblem(answer, 429);
            assertThat(answer.headers().firstValue("RateLimit"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("\"token\";r=0;t="));
            assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        }

        @Test
        void toAnAddressThatGuessesButNotToItsGoodCredentials() {
            for (int i = 0; i < 4; i++) {
                assertProblem(get("/api/tokens", "wrong"), 401);
            }

            assertProblem(get("/api/tokens", "wrong"), 429);
            assertProblem(post("/api/auth/login", "{}"), 429);
            assertThat(get("/api/tokens", gateway.jwt()).statusCode()).isEqualTo(200);
            assertThat(get("/api/v1/stats", knownToken().value()).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/tokens/revoke-leaked"})
        void toAnAddressThatTriesWhatNeedsNoCredentialTooOften(String path) {
            for (int i = 0; i < 4; i++) {
                assertThat(post(path, "{}").statusCode()).isEqualTo(200);
            }

            assertProblem(post(path, "{}"), 429);
            assertThat(gateway.services().received(path)).hasSize(4);
        }

        @Test
        void notToAnybodyForCreatingTokens() {
            for (int i = 0; i < 10; i++) {
                var answer = call("POST", "/api/tokens", "Authorization", bearer());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    class HeadersFromOutside {

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
                            + name + ": spoofed\r\n" + name.toUpperCase(java.util.Locale.ROOT)
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
                    "GET /api/tokens HTTP/1.1\r\nHost: a\r\nConnection: close, Watcher-Caller\r\nAuthorization: "
                            + bearer() + "\r\n\r\n");

            var received = gateway.services().onlyReceived("/api/tokens");
            assertThat(gateway.callerTokens("token-service").verify(received.header("Watcher-Caller")))
                    .isPresent();
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).contains("\"status\":" + status).contains("\"detail\":");
    }

    private static ApiToken knownToken() {
        ApiToken token = TokenFeed.newToken();
        gateway.bean(TokenView.class).apply(token.issued());
        return token;
    }

    private static String bearer() {
        return "Bearer " + gateway.jwt();
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private HttpResponse<String> get(String path, String credential) {
        return call("GET", path, "Authorization", "Bearer " + credential);
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> call(String method, String path, String... headers) {
        var request = request(path).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("X-Forwarded-For", client);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return gateway.send(request);
    }
}
