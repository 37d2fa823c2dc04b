package org.openrouterwatcher.usage.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.KeyRegistered;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.work.InParallel;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /api/keys}. */
@RunningUsageService
class RegisterKeyIT {

    private static final String UNKNOWN_KEY = "sk-or-v1-" + "0".repeat(64);

    @Autowired
    private Gateway gateway;

    private final Owner owner = Owner.fresh();

    @Nested
    class Answers201 {

        @Test
        void withWhatOpenRouterSaysOfAnInferenceKey() {
            var answer = gateway.register(owner, "solo-notebook").is(201);

            var key = answer.json();
            assertThat(answer.header("Location")).isEqualTo("/api/keys/" + answer.id());
            assertThat(answer.text("name")).isEqualTo("solo-notebook");
            assertThat(answer.text("label"))
                    .isEqualTo(OPEN_ROUTER.key("solo-notebook").label());
            assertThat(answer.text("kind")).isEqualTo("inference");
            assertThat(answer.text("status")).isEqualTo("valid");
            assertThat(key.required("is_active").asBoolean()).isTrue();
            assertThat(key.required("limit").decimalValue()).isEqualByComparingTo("30");
            assertThat(answer.text("limit_reset")).isEqualTo("monthly");
            assertThat(key.required("usage").required("total").decimalValue())
                    .isEqualByComparingTo(
                            OPEN_ROUTER.truth().key("solo-notebook").lifetime().total());
            assertThat(key.required("before_watching")).isEqualTo(key.required("usage"));
            assertThat(key.required("last_good_check_at").isNull()).isFalse();
        }

        @Test
        void forAManagementKeyWithoutMoneyOfItsOwn() {
            var answer = gateway.register(owner, "team-admin").is(201);

            assertThat(answer.text("kind")).isEqualTo("management");
            assertThat(answer.json().required("usage").isNull()).isTrue();
        }

        @Test
        void unverifiedWhenOpenRouterCannotBeAsked() {
            OPEN_ROUTER.fail(new Fault.Status(503));

            var answer = gateway.register(owner, "solo-notebook").is(201);

            assertThat(answer.text("status")).isEqualTo("unverified");
            assertThat(answer.text("status_reason")).isNotBlank();
            assertThat(answer.text("kind")).isEqualTo("unknown");
        }

        @Test
        void outOfFundsWhenTheLimitIsUsedUp() {
            var answer = gateway.register(owner, "legacy-bot").is(201);

            assertThat(answer.text("status")).isEqualTo("out_of_funds");
            assertThat(answer.json().required("limit_remaining").decimalValue()).isNegative();
        }

        @Test
        void andTellsThatTheKeyIsWatched() {
            long id = gateway.register(owner, "solo-notebook").is(201).id();

            try (var probe = EventProbe.of(Topics.USAGE_EVENTS)) {
                var told = probe.awaitRecord(
                        found -> EventDeserializer.read(found).event() instanceof KeyRegistered registered
                                && registered.keyId() == id);
                var registered = (KeyRegistered) EventDeserializer.read(told).event();
                assertThat(registered.ownerId()).isEqualTo(owner.id());
                assertThat(registered.kind()).isEqualTo(KeyKind.INFERENCE);
                assertThat(registered.status()).isEqualTo(KeyState.VALID);
            }
        }

        @Test
        void inPlainDigitsHoweverSmallTheAmount() {
            OPEN_ROUTER.spend("bulk-00040", new BigDecimal("0.000000000001"));

            var answer = gateway.register(owner, "bulk-00040").is(201);

            assertThat(answer.body()).doesNotContainPattern("[0-9]E-?[0-9]");
        }
    }

    @Nested
    class Answers409 {

        @Test
        void whenTheKeyIsRegisteredAlready() {
            gateway.register(owner, "solo-notebook").is(201);

            gateway.register(owner, "solo-notebook").isProblem(409);
        }

        @Test
        void whenSomebodyElseHasRegisteredItWithoutTellingWho() {
            Owner other = Owner.fresh();
            gateway.register(other, "solo-notebook").is(201);

            var answer = gateway.register(owner, "solo-notebook").isProblem(409);

            assertThat(answer.text("detail")).doesNotContain(Long.toString(other.id()));
        }

        @Test
        void toAllButOneOfManyWhoTryAtOnce() {
            List<Answer> answers = InParallel.map(
                    IntStream.range(0, 8).boxed().toList(), 8, _ -> gateway.register(owner, "solo-notebook"));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sk-or-v1-",
                    "or_api_1234",
                    "sk-or-v1-ABCDEF",
                    "sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000f",
                    "sk-or-v1-000000000000000000000000000000000000000000000000000000000000000G",
                    "sk-or-v1-000000000000000000000000000000000000000000000000000000000000000\\u0000",
                })
        void whenTheKeyHasAnotherShape(String key) {
            gateway.post(owner, "/api/keys", "{'name': 'ci', 'key': '%s'}".formatted(key))
                    .isInvalid("key");
        }

        @Test
        void whenOpenRouterDoesNotAcceptTheKey() {
            var answer = gateway.post(owner, "/api/keys", "{'name': 'ci', 'key': '%s'}".formatted(UNKNOWN_KEY))
                    .isInvalid("key");

            assertThat(answer.body()).contains("401").doesNotContain(UNKNOWN_KEY);
        }

        @Test
        void butASingleRefusalIsAskedAgain() {
            OPEN_ROUTER.fail(org.openrouterwatcher.simulator.faults.FaultRule.always(new Fault.Status(401))
                    .times(1));

            gateway.register(owner, "solo-notebook").is(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "a\\u0000b", "a\\nb"})
        void whenTheNameIsNone(String name) {
            gateway.post(owner, "/api/keys", "{'name': '%s', 'key': '%s'}".formatted(name, UNKNOWN_KEY))
                    .isInvalid("name");
        }

        @Test
        void withEverythingThatIsWrong() {
            gateway.post(owner, "/api/keys", "{}").isInvalid("name", "key");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'name': 5, 'key': 'x'}",
                    "{'name': 'a', 'key': 'x', 'more': 1}",
                    "{'name': 'a', 'name': 'b', 'key': 'x'}",
                    "[]",
                    "{",
                    "null",
                    "'text'"
                })
        void whenTheBodyIsNotWhatWasAgreed(String body) {
            gateway.post(owner, "/api/keys", body).isProblem(422);
        }
    }

    @Test
    void answers401WhenItIsNotTheGatewayThatCalls() {
        assertThat(gateway.anonymously("POST", "/api/keys").status()).isEqualTo(401);
    }
}
