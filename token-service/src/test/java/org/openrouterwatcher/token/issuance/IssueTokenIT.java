package org.openrouterwatcher.token.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.testing.LogProbe;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RunningTokenService
class IssueTokenIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Database database;

    @Autowired
    ApiTokens tokens;

    @Nested
    class Answers201 {

        @Test
        void withAWellFormedValueThatIsNotToBeCached() {
            Person owner = people.someone();
            Instant expiresAt = clock.instant().plus(Duration.ofDays(30));

            Answer answer = gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': '  my script ', 'expires_at': '%s'}", expiresAt)
                    .send();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().propertyNames())
                    .containsExactly("id", "name", "token", "created_at", "expires_at");
            assertThat(answer.text("name")).isEqualTo("my script");
            assertThat(ApiTokenFormat.isWellFormed(answer.text("token"))).isTrue();
            assertThat(answer.text("created_at")).isEqualTo(clock.instant().toString());
            assertThat(answer.text("expires_at")).isEqualTo(expiresAt.toString());
        }

        @Test
        void andTellsTheDigestToTheGateways() {
            Answer answer = people.issueToken(people.someone(), "told");

            try (var told = new Told()) {
                var issued = (ApiTokenIssued)
                        told.awaitToken(answer.json().required("id").asLong(), 1);
                assertThat(issued.digest()).isEqualTo(ApiTokenFormat.digest(answer.text("token")));
                assertThat(issued.expiresAt()).isNull();
                assertThat(issued.version()).isEqualTo(1);
            }
        }

        @Test
        void andTheValueIsNowhereAfterwards() {
            Person owner = people.someone();
            try (var log = new LogProbe();
                    var told = new Told()) {
                Answer answer = people.issueToken(owner, "secret");

                String value = answer.text("token");
                told.awaitToken(answer.json().required("id").asLong(), 1);
                assertThat(told.everythingAsText()).doesNotContain(value);
                assertThat(database.everything())
                        .contains(ApiTokenFormat.digest(value))
                        .doesNotContain(value);
                assertThat(gateway.get("/api/tokens").as(owner).send().body()).doesNotContain(value);
                assertThat(log.text()).contains("token issued").doesNotContain(value);
            }
        }

        @Test
        void atTheLatestTimeThereIs() {
            Answer answer = gateway.post("/api/tokens")
                    .as(people.someone())
                    .body("{'name': 'x', 'expires_at': '9999-12-31T23:59:59Z'}")
                    .send();

            assertThat(answer.status()).isEqualTo(201);
        }

        @Test
        void whenFiveHaveExpired() {
            Person owner = people.someone();
            for (int i = 0; i < 5; i++) {
                gateway.post("/api/tokens")
                        .as(owner)
                        .body(
                                "{'name': 'short', 'expires_at': '%s'}",
                                clock.instant().plusSeconds(60))
                        .send();
            }
            clock.advance(Duration.ofSeconds(60));

            Answer answer = gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': 'sixth'}")
                    .send();

            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @Nested
    class Answers400 {

        @Test
        void atTheLimitOfActiveTokens() {
            Person owner = people.someone();
            IntStream.range(0, 5).forEach(i -> people.issueToken(owner, "token " + i));

            Answer answer = gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': 'one too many'}")
                    .send();

            answer.isProblem(400);
            assertThat(answer.text("detail")).contains("5").contains("Revoke");
        }

        @Test
        void exactlyThenWhenFiftyAreAskedForAtOnce() {
            Person owner = people.someone();

            var answers = Parallel.calls(
                    50,
                    i -> gateway.post("/api/tokens")
                            .as(owner)
                            .body("{'name': 'racer %d'}", i)
                            .send());

            assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(5);
            assertThat(answers).filteredOn(it -> it.status() == 400).hasSize(45);
            assertThat(tokens.countActive(owner.id(), clock.instant())).isEqualTo(5);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.post("/api/tokens").body("{'name': 'x'}").send().isProblem(401);
        }

        @Test
        void toAnApiToken() {
            Person owner = people.someone();

            Answer answer = gateway.post("/api/tokens")
                    .as(Caller.apiToken(owner.id(), Role.USER, 1))
                    .body("{'name': 'x'}")
                    .send();

            answer.isProblem(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").contains("invalid_token");
        }

        @Test
        void toASessionThatHasEnded() {
            Person owner = people.someone();
            gateway.post("/api/auth/logout").as(owner).send();

            gateway.post("/api/tokens").as(owner).body("{'name': 'x'}").send().isProblem(401);
        }

        @Test
        void toASessionOfSomebodyElse() {
            Person owner = people.someone();
            Person other = people.someone();

            gateway.post("/api/tokens")
                    .as(Caller.session(owner.id(), Role.USER, other.sessionId()))
                    .body("{'name': 'x'}")
                    .send()
                    .isProblem(401);
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'name': null}",
                    "{'name': ''}",
                    "{'name': '   '}",
                    "{'name': 5}",
                    "{'name': true}",
                    "{'name': ['x']}",
                    "{'name': 'a\\u0000b'}",
                    "{'name': 'a\\nb'}",
                    "{'name': 'a\\ud800b'}",
                    "{'name': 'a\\u202eb'}",
                    "{'name': 'a\\u2028b'}"
                })
        void toAWrongName(String body) {
            gateway.post("/api/tokens")
                    .as(people.someone())
                    .rawBody(body.replace('\'', '"'))
                    .send()
                    .isInvalid("name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'tomorrow'",
                    "''",
                    "'2026-01-01T00:00:00Z'",
                    "'2027-03-01T12:00:00'",
                    "'+1000000000-12-31T23:59:59Z'",
                    "'10000-01-01T00:00:00Z'",
                    "1893456000",
                    "{}"
                })
        void toAWrongEnd(String expiresAt) {
            gateway.post("/api/tokens")
                    .as(people.someone())
                    .rawBody(("{'name': 'x', 'expires_at': " + expiresAt + "}").replace('\'', '"'))
                    .send()
                    .isInvalid("expires_at");
        }

        @Test
        void toAnEndThatIsNow() {
            gateway.post("/api/tokens")
                    .as(people.someone())
                    .body("{'name': 'x', 'expires_at': '%s'}", clock.instant())
                    .send()
                    .isInvalid("expires_at");
        }

        @Test
        void toAMisspelledField() {
            gateway.post("/api/tokens")
                    .as(people.someone())
                    .body("{'name': 'x', 'expires': '2030-01-01T00:00:00Z'}")
                    .send()
                    .isInvalid("expires");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "'x'", "{", "{'name': 'x'} {}"})
        void toABodyThatIsNoObject(String body) {
            gateway.post("/api/tokens")
                    .as(people.someone())
                    .rawBody(body.replace('\'', '"'))
                    .send()
                    .isInvalid("body");
        }
    }

    @Nested
    class TokenIssuerIT {

        @Autowired
        TokenIssuer issuer;

        @Autowired
        TransactionTemplate transaction;

        @Test
        void leavesNeitherTokenNorEventBehindWhenTheTransactionRollsBack() {
            Person owner = people.someone();
            var name = new TokenName("never " + UUID.randomUUID());

            transaction.executeWithoutResult(status -> {
                issuer.issue(new LoggedIn(owner.id(), owner.sessionId()), name, Optional.empty());
                status.setRollbackOnly();
            });

            assertThat(tokens.newest(owner.id(), Instant.EPOCH, 1)).isEmpty();
            assertThat(database.outboxOfAccount(owner.id())).isEmpty();
        }
    }
}
