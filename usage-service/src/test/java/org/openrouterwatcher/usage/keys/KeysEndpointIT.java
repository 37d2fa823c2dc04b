package org.openrouterwatcher.usage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** {@code /api/keys/{id}} and what hangs on it. */
@RunningUsageService
class KeysEndpointIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();
    private final Owner stranger = Owner.fresh();
    private long id;

    @BeforeEach
    void aKey() {
        id = gateway.register(owner, "solo-notebook").is(201).id();
        books.awaitNoOpenWork();
    }

    @Nested
    class Get {

        @Test
        void showsTheKeyAndItsLastSync() {
            var answer = gateway.get(owner, "/api/keys/" + id).is(200);

            assertThat(answer.id()).isEqualTo(id);
            var lastSync = answer.json().required("last_sync");
            assertThat(lastSync.required("succeeded").asBoolean()).isTrue();
            assertThat(lastSync.required("completed_at").isNull()).isFalse();
        }

        @Test
        void listsTheCallersKeysNewestFirst() {
            CLOCK.advance(Duration.ofSeconds(1));
            long newer = gateway.register(owner, "bulk-00001").is(201).id();

            var answer = gateway.get(owner, "/api/keys").is(200);

            assertThat(answer.json().valueStream().map(key -> key.required("id").asLong()))
                    .containsExactly(newer, id);
            assertThat(gateway.get(stranger, "/api/keys").json()).isEmpty();
        }

        @Test
        void doesNotListWhatAManagementKeyShows() {
            gateway.register(owner, "team-admin").is(201);
            books.awaitNoOpenWork();

            assertThat(gateway.get(owner, "/api/keys").json()).hasSize(2);
        }
    }

    @Nested
    class Put {

        @Test
        void givesAnotherName() {
            var answer = change("{'name': ' my notebook '}").is(200);

            assertThat(answer.text("name")).isEqualTo("my notebook");
            assertThat(answer.text("status")).isEqualTo("valid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"enabled", "is_active"})
        void switchesOffAndOn(String field) {
            assertThat(change("{'%s': false}".formatted(field)).is(200).text("status"))
                    .isEqualTo("disabled");
            assertThat(change("{'%s': true}".formatted(field)).is(200).text("status"))
                    .isEqualTo("valid");
        }

        @Test
        void changesNothingWhenNothingIsNamed() {
            var before = gateway.get(owner, "/api/keys/" + id).json();

            assertThat(change("{}").is(200).json()).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'name': ''} | name",
                    "{'name': 'a\\u0000'} | name",
                    "{'enabled': 'yes'} | enabled",
                    "{'enabled': 1} | enabled",
                    "{'is_active': 'true'} | is_active",
                    "{'is_active': true, 'enabled': false} | is_active",
                    "{'key': 'sk-or-v1-x'} | key"
                })
        void answers422(String body, String field) {
            change(body).isInvalid(field);
        }

        private Answer change(String body) {
            return gateway.put(owner, "/api/keys/" + id, body);
        }
    }

    @Nested
    class Delete {

        @Test
        void letsTheKeyGoAndForgetsItsText() {
            gateway.delete(owner, "/api/keys/" + id).is(204);

            gateway.get(owner, "/api/keys/" + id).isProblem(404);
            gateway.delete(owner, "/api/keys/" + id).isProblem(404);
            assertThat(jdbc.sql("SELECT count(*) FROM key_secrets WHERE key_id = :id")
                            .param("id", id)
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void letsSomebodyElseRegisterTheKey() {
            gateway.delete(owner, "/api/keys/" + id).is(204);

            assertThat(gateway.register(stranger, "solo-notebook").is(201).id()).isNotEqualTo(id);
        }

        @Test
        void goesOnFollowingAKeyThatAManagementKeyShows() {
            long covered = gateway.register(owner, "ci-code-review").is(201).id();
            gateway.register(owner, "team-admin").is(201);
            books.awaitNoOpenWork();

            gateway.delete(owner, "/api/keys/" + covered).is(204);

            gateway.get(owner, "/api/keys/" + covered).isProblem(404);
            assertThat(jdbc.sql("SELECT count(*) FROM covered_keys WHERE key_id = :id")
                            .param("id", covered)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Nested
    class History {

        @BeforeEach
        void switchedOffAndOn() {
            gateway.put(owner, "/api/keys/" + id, "{'is_active': false}").is(200);
            gateway.put(owner, "/api/keys/" + id, "{'is_active': true}").is(200);
        }

        @Test
        void showsTheNewestChangesFirst() {
            JsonNode items = history("").required("items");

            assertThat(items.get(0).required("status").asString()).isEqualTo("valid");
            assertThat(items.get(0).required("at").asString()).endsWith("Z");
            assertThat(items.get(0).required("reason").isNull()).isTrue();
            assertThat(items.get(1).required("status").asString()).isEqualTo("disabled");
            assertThat(items.get(1).required("reason").asString()).isNotBlank();
        }

        @Test
        void givesEachChangeOnOneOfItsPages() {
            JsonNode whole = history("");
            JsonNode first = history("?limit=1");
            JsonNode second =
                    history("?limit=1&before=" + first.required("next_before").asLong());

            assertThat(first.required("items").get(0))
                    .isEqualTo(whole.required("items").get(0));
            assertThat(second.required("items").get(0))
                    .isEqualTo(whole.required("items").get(1));
            assertThat(whole.required("next_before").isNull()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"limit=0, limit", "limit=201, limit", "before=0, before", "before=x, before"})
        void answers422(String query, String field) {
            gateway.get(owner, "/api/keys/" + id + "/statuses?" + query).isInvalid(field);
        }

        private JsonNode history(String query) {
            return gateway.get(owner, "/api/keys/" + id + "/statuses" + query)
                    .is(200)
                    .json();
        }
    }

    @Nested
    class SyncAndValidate {

        @ParameterizedTest
        @ValueSource(strings = {"sync", "validate"})
        void areAcceptedAndDone(String what) {
            var answer = gateway.post(owner, "/api/keys/" + id + "/" + what).is(202);

            assertThat(answer.text("tick_id")).hasSize(36);
            books.awaitNoOpenWork();
        }

        @ParameterizedTest
        @ValueSource(strings = {"sync", "validate"})
        void answer429WhileOneOfTheSameKindIsRunning(String what) {
            OPEN_ROUTER.fail(new Fault.Hang());
            gateway.post(owner, "/api/keys/" + id + "/" + what).is(202);

            var answer = gateway.post(owner, "/api/keys/" + id + "/" + what).isProblem(429);

            assertThat(answer.header("Retry-After")).isEqualTo("10");
        }

        @Test
        void doNotStandInEachOthersWay() {
            OPEN_ROUTER.fail(new Fault.Hang());
            gateway.post(owner, "/api/keys/" + id + "/sync").is(202);

            gateway.post(owner, "/api/keys/" + id + "/validate").is(202);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "DELETE, ''",
        "POST, /sync",
        "POST, /validate",
        "GET, /statuses",
    })
    void somebodyElsesKeyIs403AnUnknownOne404AndNoNumber422(String method, String rest) {
        call(method, stranger, "/api/keys/" + id + rest).isProblem(403);
        call(method, owner, "/api/keys/999999999" + rest).isProblem(404);
        call(method, owner, "/api/keys/abc" + rest).isInvalid("id");
    }

    private Answer call(String method, Owner caller, String path) {
        return switch (method) {
            case "GET" -> gateway.get(caller, path);
            case "DELETE" -> gateway.delete(caller, path);
            default -> gateway.post(caller, path);
        };
    }
}
