package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** /api/keys and below */
class KeysIT {

    private static final String UNKNOWN_TO_OPENROUTER = "sk-or-v1-" + "0".repeat(64);

    private final Cluster cluster = Cluster.shared();
    private final Gateway gateway = cluster.gateway();
    private final Simulator simulator = cluster.simulator();
    private final Person alice = Person.signUp(gateway);
    private final String key = simulator.secretOf("ci-code-review");

    @AfterEach
    void giveTheKeyBack() {
        simulator.heal();
        for (JsonNode registered : alice.api().get("/api/keys").json()) {
            alice.api().delete("/api/keys/" + registered.get("id").asLong());
        }
    }

    private Answer register(String name, String secret) {
        return alice.api().post("/api/keys", "{\"name\": \"%s\", \"key\": \"%s\"}".formatted(name, secret));
    }

    @Nested
    class Register {
        @Test
        void answers201WithWhatOpenRouterSaysAndWithoutTheKey() {
            Answer answer = register("notebook", key);

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json().get("kind").asString()).isEqualTo("inference");
            assertThat(answer.json().get("status").asString()).isEqualTo("valid");
            assertThat(answer.json().get("limit").decimalValue()).isEqualByComparingTo("250");
            assertThat(answer.json().propertyNames()).contains("id", "name", "label", "limit_remaining");
            assertThat(answer.text()).doesNotContain(key);
        }

        @Test
        void answers409WhenItIsRegisteredAlreadyByAnyone() {
            register("notebook", key);

            assertProblem(register("again", key), 409);
            assertProblem(
                    Person.signUp(gateway)
                            .api()
                            .post("/api/keys", "{\"name\": \"mine\", \"key\": \"%s\"}".formatted(key)),
                    409);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "sk-or-v1-", "sk-ant-0000", "sk-or-v1-ZZ"})
        void answers422ToWhatIsNoKey(String text) {
            assertInvalid(register("notebook", text), "key");
        }

        @Test
        void answers422WhenOpenRouterDoesNotKnowTheKey() {
            assertInvalid(register("stranger", UNKNOWN_TO_OPENROUTER), "key");
            assertThat(alice.api().get("/api/keys").json()).isEmpty();
        }

        @Test
        void answers422ToANameOf101Characters() {
            assertInvalid(register("x".repeat(101), key), "name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{\"fault\": \"status\", \"status\": 500}", "{\"fault\": \"hang\"}", "{\"fault\": \"drop\"}"
                })
        void answers201UnverifiedWhenOpenRouterCannotBeAsked(String fault) {
            simulator.fail(fault);

            Answer answer = register("notebook", key);

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json().get("status").asString()).isEqualTo("unverified");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.post("/api/keys", "{\"name\": \"n\", \"key\": \"%s\"}".formatted(key)));
        }
    }

    @Nested
    class Read {
        @Test
        void answers200WithTheCallersKeysOnlyAndNeverTheKey() {
            register("notebook", key);

            Answer list = alice.api().get("/api/keys");

            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().findValuesAsString("name")).contains("notebook");
            assertThat(list.text()).doesNotContain(key);
            assertThat(Person.signUp(gateway).api().get("/api/keys").json()).isEmpty();
        }

        @Test
        void answers200To403ToAnother404ToNoneAnd422ToNoNumber() {
            long id = register("notebook", key).json().get("id").asLong();

            assertThat(alice.api().get("/api/keys/" + id).json().get("name").asString())
                    .isEqualTo("notebook");
            assertProblem(Person.signUp(gateway).api().get("/api/keys/" + id), 403);
            assertProblem(alice.api().get("/api/keys/999999999"), 404);
            assertInvalid(alice.api().get("/api/keys/one"), "id");
            assertInvalid(alice.api().get("/api/keys/0x" + Long.toHexString(id)), "id");
            assertUnauthorized(gateway.get("/api/keys/" + id));
        }
    }

    @Nested
    class Change {
        @Test
        void answers200WithTheNewNameAndState() {
            long id = register("notebook", key).json().get("id").asLong();

            Answer renamed = alice.api().put("/api/keys/" + id, "{\"name\": \"lab\", \"is_active\": false}");

            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
            assertThat(renamed.json().get("name").asString()).isEqualTo("lab");
            assertThat(renamed.json().get("is_active").asBoolean()).isFalse();
            assertThat(renamed.json().get("status").asString()).isEqualTo("disabled");
        }

        @Test
        void answers403404And422() {
            long id = register("notebook", key).json().get("id").asLong();

            assertProblem(Person.signUp(gateway).api().put("/api/keys/" + id, "{\"name\": \"lab\"}"), 403);
            assertProblem(alice.api().put("/api/keys/999999999", "{\"name\": \"lab\"}"), 404);
            assertInvalid(alice.api().put("/api/keys/" + id, "{\"name\": \"\"}"), "name");
            assertInvalid(alice.api().put("/api/keys/" + id, "{\"nam\": \"lab\"}"), "nam");
        }

        @Test
        void answers204ToADeletionAndTheKeyIsFreeAgain() {
            long id = register("notebook", key).json().get("id").asLong();

            assertProblem(Person.signUp(gateway).api().delete("/api/keys/" + id), 403);
            assertThat(alice.api().delete("/api/keys/" + id).status()).isEqualTo(204);

            assertProblem(alice.api().get("/api/keys/" + id), 404);
            assertThat(register("again", key).status()).isEqualTo(201);
        }
    }

    @Nested
    class WorkNow {
        @ParameterizedTest
        @ValueSource(strings = {"sync", "validate"})
        void answers202WithTheTick(String work) {
            long id = settled();

            Answer answer = alice.api().post("/api/keys/" + id + "/" + work);

            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            assertThat(UUID.fromString(answer.json().get("tick_id").asString())).isNotNull();
        }

        @Test
        void answers429WhileOneOfTheSameKindIsRunning() {
            long id = settled();
            simulator.fail("{\"fault\": \"hang\"}");

            assertThat(alice.api().post("/api/keys/" + id + "/sync").status()).isEqualTo(202);
            Answer second = alice.api().post("/api/keys/" + id + "/sync");

            assertProblem(second, 429);
            assertThat(Integer.parseInt(second.header("Retry-After"))).isPositive();
        }

        @Test
        void answers403404And422() {
            long id = register("notebook", key).json().get("id").asLong();

            for (String work : List.of("sync", "validate")) {
                assertProblem(Person.signUp(gateway).api().post("/api/keys/" + id + "/" + work), 403);
                assertProblem(alice.api().post("/api/keys/999999999/" + work), 404);
                assertInvalid(alice.api().post("/api/keys/one/" + work), "id");
                assertUnauthorized(gateway.post("/api/keys/" + id + "/" + work));
            }
        }

        /**
         * A key whose first sync is over. After a bad day OpenRouter is left alone for half a minute, and a key that is
         * registered meanwhile waits for the next tick; so it is registered anew until OpenRouter was asked.
         */
        private long settled() {
            Cluster.awaitWithin(90, () -> {
                giveTheKeyBack();
                Answer answer = register("notebook", key);
                assertThat(answer.json().path("status").asString())
                        .as(answer.text())
                        .isEqualTo("valid");
            });
            Cluster.awaitWithin(30, () -> {
                JsonNode dashboard =
                        alice.api().get("/api/stats/dashboard?days=30").json();
                assertThat(dashboard.get("as_of").isNull()).isFalse();
            });
            return alice.api().get("/api/keys").json().get(0).get("id").asLong();
        }
    }
}
