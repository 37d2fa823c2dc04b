package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class AdmissionIT extends AtTheDoor {

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
}
