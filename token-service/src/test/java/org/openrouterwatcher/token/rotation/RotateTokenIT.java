package org.openrouterwatcher.token.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
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
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningTokenService
class RotateTokenIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Database database;

    private long issueTo(Person owner) {
        return people.issueToken(owner, "nightly").json().required("id").asLong();
    }

    private long issueTo(Person owner, Instant expiresAt) {
        return gateway.post("/api/tokens")
                .as(owner)
                .body("{'name': 'nightly', 'expires_at': '%s'}", expiresAt)
                .send()
                .json()
                .required("id")
                .asLong();
    }

    private Answer rotate(Person owner, Object id, String body) {
        return gateway.post("/api/tokens/" + id + "/rotate")
                .as(owner)
                .body(body)
                .send();
    }

    private JsonNode listed(Person owner, long id) {
        return gateway.get("/api/tokens")
                .as(owner)
                .send()
                .json()
                .valueStream()
                .filter(it -> it.required("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    private String stateOf(Person owner, long id) {
        return listed(owner, id).required("state").asString();
    }

    private boolean opens(String value) {
        return gateway.post("/internal/introspect")
                .as(Caller.gateway())
                .body("{'digest': '%s'}", ApiTokenFormat.digest(value))
                .send()
                .json()
                .required("active")
                .asBoolean();
    }

    @Nested
    class Answers201 {

        @Test
        void withANewValueInTheFormOfACreation() {
            Person owner = people.someone();
            long id = issueTo(owner);

            Answer answer = rotate(owner, id, "{'overlap': 'PT1H'}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().propertyNames())
                    .containsExactly("id", "name", "token", "created_at", "expires_at");
            assertThat(answer.text("name")).isEqualTo("nightly");
            assertThat(answer.json().required("id").asLong()).isNotEqualTo(id);
            assertThat(answer.json().required("expires_at").isNull()).isTrue();
            assertThat(opens(answer.text("token"))).isTrue();
        }

        @Test
        void andTheOldOneWorksUntilTheOverlapEndsToTheMicrosecond() {
            Person owner = people.someone();
            Answer old = people.issueToken(owner, "old");
            long id = old.json().required("id").asLong();
            Instant end = clock.instant().plus(Duration.ofHours(1));

            long next = rotate(owner, id, "{'overlap': 'PT1H'}")
                    .json()
                    .required("id")
                    .asLong();

            assertThat(listed(owner, id).required("expires_at").asString()).isEqualTo(end.toString());
            assertThat(listed(owner, id).required("replaced_by").asLong()).isEqualTo(next);
            assertThat(stateOf(owner, id)).isEqualTo("replaced");
            clock.setTo(end.minusNanos(1000));
            assertThat(opens(old.text("token"))).isTrue();
            clock.setTo(end);
            assertThat(opens(old.text("token"))).isFalse();
            assertThat(stateOf(owner, id)).isEqualTo("expired");
        }

        @Test
        void andTellsTheGatewaysWhenTheOldOneEnds() {
            Person owner = people.someone();
            long id = issueTo(owner);

            rotate(owner, id, "{'overlap': 'P7D'}");

            try (var told = new Told()) {
                var issued = (ApiTokenIssued) told.awaitToken(id, 2);
                assertThat(issued.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
                assertThat(issued.version()).isEqualTo(2);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "{\"overlap\": \"PT0S\"}", "{\"overlap\": null, \"expires_at\": null}"})
        void andWithoutAnOverlapTheOldOneIsRevokedAtOnce(String body) {
            Person owner = people.someone();
            Answer old = people.issueToken(owner, "old");
            long id = old.json().required("id").asLong();
            var call = gateway.post("/api/tokens/" + id + "/rotate").as(owner);

            Answer answer = (body.isEmpty() ? call : call.rawBody(body)).send();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(opens(old.text("token"))).isFalse();
            assertThat(stateOf(owner, id)).isEqualTo("revoked");
            try (var told = new Told()) {
                var revoked = (ApiTokenRevoked) told.awaitToken(id, 2);
                assertThat(revoked.reason()).isEqualTo(RevocationReason.ROTATED);
            }
        }

        @Test
        void andTheOldOneNeverLivesLongerThanItWouldHave() {
            Person owner = people.someone();
            Instant end = clock.instant().plusSeconds(60);
            long id = issueTo(owner, end);

            Answer answer = rotate(owner, id, "{'overlap': 'P7D'}");

            assertThat(listed(owner, id).required("expires_at").asString()).isEqualTo(end.toString());
            assertThat(answer.text("expires_at")).isEqualTo(end.toString());
        }

        @Test
        void withAnotherEndIfOneIsGiven() {
            Person owner = people.someone();
            long id = issueTo(owner, clock.instant().plusSeconds(60));
            Instant end = clock.instant().plus(Duration.ofDays(90));

            Answer answer = rotate(owner, id, "{'expires_at': '%s'}".formatted(end));

            assertThat(answer.text("expires_at")).isEqualTo(end.toString());
        }

        @Test
        void atTheLimitOfActiveTokensBecauseReplacedOnesDoNotCount() {
            Person owner = people.someone();
            List<Long> ids = IntStream.range(0, 5).mapToObj(_ -> issueTo(owner)).toList();

            List<Answer> answers = ids.stream()
                    .map(id -> rotate(owner, id, "{'overlap': 'PT1H'}"))
                    .toList();

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': 'sixth'}")
                    .send()
                    .isProblem(400);
        }

        @Test
        void toTheTokenThatTookThePlace() {
            Person owner = people.someone();
            long second = rotate(owner, issueTo(owner), "{'overlap': 'PT1H'}")
                    .json()
                    .required("id")
                    .asLong();

            assertThat(rotate(owner, second, "{'overlap': 'PT1H'}").status()).isEqualTo(201);
        }

        @Test
        void andTheValueIsNowhereAfterwards() {
            Person owner = people.someone();
            long id = issueTo(owner);
            try (var log = new LogProbe()) {
                String value = rotate(owner, id, "{'overlap': 'PT1H'}").text("token");

                assertThat(database.everything())
                        .contains(ApiTokenFormat.digest(value))
                        .doesNotContain(value);
                assertThat(log.text()).contains("token rotated").doesNotContain(value);
            }
        }
    }

    @Nested
    class Answers400 {

        @Test
        void whenAsManyReplacedOnesStillWorkAsMay() {
            Person owner = people.someone();
            long id = issueTo(owner);
            for (int i = 0; i < 5; i++) {
                id = rotate(owner, id, "{'overlap': 'P7D'}")
                        .json()
                        .required("id")
                        .asLong();
            }

            rotate(owner, id, "{'overlap': 'P7D'}").isProblem(400);

            assertThat(rotate(owner, id, "{}").status()).isEqualTo(201);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.post("/api/tokens/1/rotate").body("{}").send().isProblem(401);
        }

        @Test
        void toAnEndedSession() {
            Person owner = people.someone();
            long id = issueTo(owner);
            gateway.post("/api/auth/logout").as(owner).send();

            rotate(owner, id, "{}").isProblem(401);
        }
    }

    @Nested
    class Answers403 {

        @Test
        void toATokenOfSomebodyElseWhichGoesOn() {
            Person owner = people.someone();
            long id = issueTo(owner);

            rotate(people.someone(), id, "{}").isProblem(403);

            assertThat(stateOf(owner, id)).isEqualTo("active");
        }
    }

    @Nested
    class Answers404 {

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "9223372036854775807"})
        void toATokenThatIsNotThere(String id) {
            rotate(people.someone(), id, "{}").isProblem(404);
        }
    }

    @Nested
    class Answers409 {

        @Test
        void toAllButOneOfTenAtOnce() {
            Person owner = people.someone();
            long id = issueTo(owner);

            List<Answer> answers = Parallel.calls(10, _ -> rotate(owner, id, "{'overlap': 'PT1H'}"));

            assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
            assertThat(answers).filteredOn(it -> it.status() == 409).hasSize(9).allSatisfy(it -> it.isProblem(409));
            assertThat(database.value(
                            Integer.class, "select count(*) from api_tokens where account_id = ?", owner.id()))
                    .isEqualTo(2);
        }

        @Test
        void toARevokedOne() {
            Person owner = people.someone();
            long id = issueTo(owner);
            gateway.delete("/api/tokens/" + id).as(owner).send();

            rotate(owner, id, "{}").isProblem(409);
        }

        @Test
        void toAnExpiredOne() {
            Person owner = people.someone();
            long id = issueTo(owner, clock.instant().plusSeconds(10));
            clock.advance(Duration.ofSeconds(10));

            rotate(owner, id, "{}").isProblem(409);
        }

        @Test
        void orRevokesForGoodWhenBothAreAskedForAtOnce() {
            for (int i = 0; i < 10; i++) {
                Person owner = people.someone();
                Answer old = people.issueToken(owner, "old");
                long id = old.json().required("id").asLong();

                Parallel.calls(
                        2,
                        which -> which == 0
                                ? gateway.delete("/api/tokens/" + id).as(owner).send()
                                : rotate(owner, id, "{'overlap': 'P7D'}"));

                assertThat(opens(old.text("token"))).isFalse();
                assertThat(stateOf(owner, id)).isEqualTo("revoked");
            }
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(strings = {"x", "1.5", "9223372036854775808"})
        void toAnIdThatIsNoNumber(String id) {
            rotate(people.someone(), id, "{}").isInvalid("id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'P8D'", "'PT-1S'", "'1h'", "''", "3600", "true", "{}"})
        void toAWrongOverlap(String overlap) {
            Person owner = people.someone();

            rotate(owner, issueTo(owner), "{'overlap': " + overlap + "}").isInvalid("overlap");
        }

        @Test
        void toAnEndThatIsPast() {
            Person owner = people.someone();

            rotate(owner, issueTo(owner), "{'expires_at': '2020-01-01T00:00:00Z'}")
                    .isInvalid("expires_at");
        }

        @Test
        void toAMisspelledField() {
            Person owner = people.someone();

            rotate(owner, issueTo(owner), "{'overlapp': 'PT1H'}").isInvalid("overlapp");
        }
    }
}
