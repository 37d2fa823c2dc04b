package org.openrouterwatcher.token.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.ScriptedGateway;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET /api/gateways */
@RunningTokenService
class ListGatewaysIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Broker broker;

    private JsonNode list() {
        Person person = people.someone();
        Answer answer = gateway.get("/api/gateways")
                .as(Caller.session(person.id(), Role.ADMIN, person.sessionId()))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode awaitShown(ScriptedGateway wanted) {
        return await().until(
                        () -> list().required("items")
                                .valueStream()
                                .filter(it -> it.required("gateway").asString().equals(wanted.name()))
                                .findFirst(),
                        it -> it.isPresent())
                .orElseThrow();
    }

    @Nested
    class Answers200 {

        @Test
        void withWhatAGatewaySaysOfItself() {
            try (var reporting = ScriptedGateway.beating(broker, gateway, 12)) {

                JsonNode shown = awaitShown(reporting);

                assertThat(shown.required("live").asBoolean()).isTrue();
                assertThat(shown.required("state").asString()).isEqualTo("fresh");
                assertThat(shown.required("age_ms").asLong()).isEqualTo(7);
                assertThat(shown.required("applied_offsets").required("0").asLong())
                        .isEqualTo(12);
                assertThat(shown.required("refusals").required("revoked").asLong())
                        .isEqualTo(3);
            }
        }

        @Test
        void expiredForOneThatHasBeenSilentForTooLong() {
            ScriptedGateway gone = ScriptedGateway.beating(broker, gateway, 12);
            awaitShown(gone);
            gone.fallSilent();

            await().untilAsserted(() -> {
                JsonNode shown = awaitShown(gone);
                assertThat(shown.required("live").asBoolean()).isFalse();
                assertThat(shown.required("state").asString()).isEqualTo("expired");
            });
        }

        @Test
        void withOneThatWasOnlyEverSeenPolling() {
            ScriptedGateway polling = ScriptedGateway.cutOff(broker, gateway);
            polling.poll(5);

            JsonNode shown = awaitShown(polling);

            assertThat(shown.required("applied_cursor").asLong()).isEqualTo(5);
            assertThat(shown.required("age_ms").isNull()).isTrue();
        }

        @Test
        void withHowLongRevocationsTake() {
            Person owner = people.someone();
            long token = people.issueToken(owner, "x").json().required("id").asLong();
            long before =
                    list().required("revocation_latency").required("count").asLong();
            gateway.delete("/api/tokens/" + token).as(owner).send();

            JsonNode latency = list().required("revocation_latency");

            assertThat(latency.required("count").asLong()).isGreaterThan(before);
            assertThat(latency.required("p99_ms").asDouble())
                    .isGreaterThanOrEqualTo(latency.required("p50_ms").asDouble());
            assertThat(latency.required("max_ms").asDouble()).isNotNegative();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aUserWith403() {
            gateway.get("/api/gateways").as(people.someone()).send().isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.get("/api/gateways").send().isProblem(401);
        }
    }
}
