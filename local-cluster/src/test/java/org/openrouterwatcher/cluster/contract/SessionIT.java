package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** POST /api/auth/login, /refresh, /logout */
class SessionIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final Person alice = Person.signUp(gateway);

    private Answer logIn(String email, String password) {
        return gateway.post("/api/auth/login", Person.credentials(email, password));
    }

    private Answer refresh(String cookie) {
        return gateway.with("Cookie", cookie).post("/api/auth/refresh");
    }

    @Nested
    class Login {
        @Test
        void answers200WithATokenAndACookieThatScriptsCannotRead() {
            Answer answer = logIn(alice.email(), alice.password());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("token_type").asString()).isEqualTo("bearer");
            assertThat(answer.json().get("expires_in").asInt()).isBetween(1, 900);
            assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }

        @Test
        void answers401InTheSameWayForAnUnknownAddressAndAWrongPassword() {
            Answer wrong = logIn(alice.email(), "not the password at all");
            Answer unknown = logIn("u" + UUID.randomUUID() + "@example.org", "not the password at all");

            assertUnauthorized(wrong);
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.json().get("detail")).isEqualTo(wrong.json().get("detail"));
            assertThat(unknown.json().get("type")).isEqualTo(wrong.json().get("type"));
            assertThat(unknown.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }

        @Test
        void answers422ToABodyThatIsNoCredentials() {
            assertInvalid(gateway.post("/api/auth/login", "{\"email\": \"a@example.org\"}"), "password");
        }

        @Test
        void answers429WithATimeToWaitAfterManyFailures() {
            Answer last = null;
            for (int attempt = 0; attempt < 30 && (last == null || last.status() == 401); attempt++) {
                last = logIn(alice.email(), "not the password at all");
            }

            assertProblem(last, 429);
            assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        }
    }

    @Nested
    class Refresh {
        @Test
        void answers200WithAnotherTokenAndAnotherCookie() {
            Answer answer = refresh(alice.refreshCookie());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("access_token").asString()).isNotEqualTo(alice.jwt());
            assertThat(answer.header("Set-Cookie")).doesNotStartWith(alice.refreshCookie());
        }

        @Test
        void answers401WithoutACookie() {
            assertUnauthorized(gateway.post("/api/auth/refresh"));
        }

        @Test
        void endsTheWholeSessionWhenAnOldCookieComesBack() {
            Answer first = refresh(alice.refreshCookie());
            String second = first.header("Set-Cookie").split(";")[0];

            Answer reuse = refresh(alice.refreshCookie());

            assertUnauthorized(reuse);
            assertUnauthorized(refresh(second));
            Cluster.awaitSoon(() -> assertUnauthorized(
                    gateway.as(first.json().get("access_token").asString()).get("/api/profile")));
        }
    }

    @Nested
    class Logout {
        @Test
        void answers204AndEndsTheTokenOnTheVeryNextRequest() {
            assertThat(alice.api().post("/api/auth/logout").status()).isEqualTo(204);

            assertUnauthorized(alice.api().get("/api/profile"));
            assertUnauthorized(refresh(alice.refreshCookie()));
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.post("/api/auth/logout"));
        }
    }
}
