package org.openrouterwatcher.cluster.contract;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** POST, GET and DELETE /api/tokens */
class TokensIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final Person alice = Person.signUp(gateway);

    private Answer create(String body) {
        return alice.api().post("/api/tokens", body);
    }

    @Nested
    class Create {
        @Test
        void answers201WithTheValueThisOnce() {
            Answer answer = create("{\"name\": \"ci\"}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder("id", "name", "token", "created_at", "expires_at");
            assertThat(answer.json().get("token").asString()).matches("or_api_[0-9A-Za-z]{49}");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }

        @Test
        void answers201WithAnExpiryThatIsHonoured() {
            Instant soon = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
            Answer answer = create("{\"name\": \"short\", \"expires_at\": \"%s\"}".formatted(soon));
            String value = answer.json().get("token").asString();

            assertThat(gateway.as(value).get("/api/v1/keys").status()).isEqualTo(200);
            Cluster.awaitSoon(() -> assertUnauthorized(gateway.as(value).get("/api/v1/keys")));
            assertThat(Instant.now()).isAfterOrEqualTo(soon);
        }

        @Test
        void answers400ToASixthActiveOne() {
            range(0, 5).forEach(number -> alice.token("t" + number));

            JsonNode problem = assertProblem(create("{\"name\": \"sixth\"}"), 400);

            assertThat(problem.get("detail").asString()).contains("5");
        }

        @Test
        void leavesExactlyFiveOf50AtOnce() throws Exception {
            List<Callable<Answer>> creations = range(0, 50)
                    .mapToObj(number -> (Callable<Answer>) () -> create("{\"name\": \"race %d\"}".formatted(number)))
                    .toList();
            List<Integer> statuses;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                statuses = threads.invokeAll(creations).stream()
                        .map(Future::resultNow)
                        .map(Answer::status)
                        .toList();
            }

            assertThat(alice.api().get("/api/tokens").json()).hasSize(5);
            // a busy machine may answer 503 or 504 instead: then nobody promised anything
            assertThat(statuses).isSubsetOf(201, 400, 503, 504).contains(400);
            assertThat(statuses).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(5);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\": \"\"}",
                    "{\"name\": \"   \"}",
                    "{\"name\": null}",
                    "{\"name\": 7}",
                    "{\"name\": [\"ci\"]}",
                    "{\"name\": \"a\\u0000b\"}"
                })
        void answers422ToANameThatIsNone(String body) {
            assertInvalid(create(body), "name");
        }

        @Test
        void answers422ToANameOf101Characters() {
            assertInvalid(create("{\"name\": \"%s\"}".formatted("x".repeat(101))), "name");
            assertThat(create("{\"name\": \"%s\"}".formatted("x".repeat(100))).status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"2020-01-01T00:00:00Z\"", "\"tomorrow\"", "17"})
        void answers422ToAnExpiryThatIsNoneOrPast(String expiry) {
            assertInvalid(create("{\"name\": \"ci\", \"expires_at\": %s}".formatted(expiry)), "expires_at");
        }

        @Test
        void answers401WithoutATokenAndWithAnApiToken() {
            assertUnauthorized(gateway.post("/api/tokens", "{\"name\": \"ci\"}"));
            Answer wrongKind = gateway.as(alice.token("ci").value()).post("/api/tokens", "{\"name\": \"ci\"}");
            assertUnauthorized(wrongKind);
        }
    }

    @Nested
    class ListThem {
        @Test
        void answers200NewestFirstWithoutValues() {
            Person.ApiToken first = alice.token("first");
            Person.ApiToken second = alice.token("second");

            Answer answer = alice.api().get("/api/tokens");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().findValuesAsString("name")).containsExactly("second", "first");
            assertThat(answer.json().get(0).propertyNames())
                    .containsExactlyInAnyOrder(
                            "id",
                            "name",
                            "created_at",
                            "last_used_at",
                            "expires_at",
                            "is_active",
                            "state",
                            "replaced_by");
            assertThat(answer.text()).doesNotContain(first.value(), second.value(), "or_api_");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.get("/api/tokens"));
        }
    }

    @Nested
    class Revoke {
        @Test
        void answers204AndAgain204() {
            long id = alice.token("ci").id();

            assertThat(alice.api().delete("/api/tokens/" + id).status()).isEqualTo(204);
            assertThat(alice.api().delete("/api/tokens/" + id).status()).isEqualTo(204);
        }

        @Test
        void answers403ToSomeoneElsesAndLeavesItAlive() {
            Person.ApiToken token = alice.token("ci");

            assertProblem(Person.signUp(gateway).api().delete("/api/tokens/" + token.id()), 403);

            assertThat(gateway.as(token.value()).get("/api/v1/keys").status()).isEqualTo(200);
        }

        @Test
        void answers404ToAnUnknownOne() {
            assertProblem(alice.api().delete("/api/tokens/999999999"), 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"seven", "1.5", "99999999999999999999"})
        void answers422ToAnIdThatIsNoNumber(String id) {
            assertInvalid(alice.api().delete("/api/tokens/" + id), "id");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.delete("/api/tokens/1"));
        }

        @Test
        void makesRoomForAnother() {
            List<Person.ApiToken> tokens =
                    range(0, 5).mapToObj(number -> alice.token("t" + number)).toList();

            alice.api().delete("/api/tokens/" + tokens.getFirst().id());

            assertThat(create("{\"name\": \"sixth\"}").status()).isEqualTo(201);
        }
    }
}
