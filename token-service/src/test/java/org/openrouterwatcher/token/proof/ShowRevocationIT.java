package org.openrouterwatcher.token.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.ScriptedGateway;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET /api/revocations/{id}, and the answers that point to it. */
@RunningTokenService
class ShowRevocationIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Broker broker;

    @Autowired
    Database database;

    private JsonNode show(Object id) {
        Answer answer = gateway.get("/api/revocations/" + id).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        return answer.json();
    }

    private Answer revokeSomeToken() {
        Person owner = people.someone();
        long token = people.issueToken(owner, "leaked").json().required("id").asLong();
        return gateway.delete("/api/tokens/" + token).as(owner).send();
    }

    private static JsonNode standing(JsonNode revocation, ScriptedGateway gateway) {
        return revocation
                .required("gateways")
                .valueStream()
                .filter(it -> it.required("gateway").asString().equals(gateway.name()))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Answers200 {

        @Test
        void pendingWithWhoIsWaitedForAndProvenOnceThatOneHasAppliedIt() {
            try (var slow = ScriptedGateway.beating(broker, gateway, 0);
                    var fast = ScriptedGateway.beating(broker, gateway, ScriptedGateway.EVERYTHING)) {
                Answer pending = revokeSomeToken();

                JsonNode before = show(pending.text("id"));
                slow.hasApplied(ScriptedGateway.EVERYTHING);
                JsonNode after = awaitProven(pending);

                assertThat(before.required("status").asString()).isEqualTo("pending");
                assertThat(before.required("kind").asString()).isEqualTo("token_revoked");
                assertThat(before.required("proven_at").isNull()).isTrue();
                assertThat(standing(before, slow).required("status").asString()).isEqualTo("waiting");
                assertThat(standing(before, slow).required("applied_at").isNull())
                        .isTrue();
                assertThat(standing(before, fast).required("status").asString()).isEqualTo("applied");
                assertThat(standing(after, slow).required("status").asString()).isEqualTo("applied");
                assertThat(standing(after, slow).required("applied_at").isNull())
                        .isFalse();
                assertThat(after.required("proven_at").isNull()).isFalse();
            }
        }

        @Test
        void provenWhenAGatewayThatTheFeedDoesNotReachHasAskedForChanges() {
            try (var cutOff = ScriptedGateway.beating(broker, gateway, 0)) {
                long cursor = database.cursor();
                Answer pending = revokeSomeToken();

                cutOff.keepUpByPollingFrom(cursor);

                JsonNode proven = awaitProven(pending);
                assertThat(standing(proven, cutOff).required("status").asString())
                        .isEqualTo("applied");
            }
        }

        @Test
        void provenWhenTheOneThatIsWaitedForHasBeenSilentForSoLongThatItLetsNobodyIn() {
            ScriptedGateway gone = ScriptedGateway.beating(broker, gateway, 0);
            Answer pending = revokeSomeToken();

            gone.fallSilent();

            assertThat(standing(awaitProven(pending), gone).required("status").asString())
                    .isEqualTo("silent");
        }

        @Test
        void pendingWhileAGatewayThatWasOnlyEverSeenPollingHasNotAskedAgain() {
            long before = database.cursor();
            ScriptedGateway polling = ScriptedGateway.cutOff(broker, gateway);
            try (var _ = polling.keepPollingFrom(before)) {

                Answer pending = revokeSomeToken();

                assertThat(pending.status()).as(pending.body()).isEqualTo(202);
                assertThat(standing(show(pending.text("id")), polling)
                                .required("status")
                                .asString())
                        .isEqualTo("waiting");
            }
        }
    }

    /** What a person can do that ends something. */
    private record Deed(String kind, BiFunction<Gateway, Person, Gateway.Call> call) {
        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Deed> deeds() {
        return Stream.of(
                new Deed(
                        "logged_out",
                        (gateway, person) -> gateway.post("/api/auth/logout").as(person)),
                new Deed(
                        "logged_out_everywhere",
                        (gateway, person) ->
                                gateway.post("/api/auth/logout-everywhere").as(person)),
                new Deed(
                        "password_changed",
                        (gateway, person) -> gateway.put("/api/profile/password")
                                .as(person)
                                .body(
                                        "{'current_password': '%s', 'new_password': 'another lamp for the way back'}",
                                        person.password())),
                new Deed(
                        "account_closed",
                        (gateway, person) -> gateway.delete("/api/profile")
                                .as(person)
                                .body("{'password': '%s'}", person.password())));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void isWhereEveryEndPointsThatIsNotProvenInTime(Deed deed) {
        Person person = people.someone();
        people.issueToken(person, "for scripts");
        try (var slow = ScriptedGateway.beating(broker, gateway, 0)) {

            Answer pending = deed.call().apply(gateway, person).send();

            assertThat(pending.status()).as(pending.body()).isEqualTo(202);
            assertThat(pending.header("Location")).isEqualTo("/api/revocations/" + pending.text("id"));
            assertThat(pending.header("Set-Cookie")).contains("Max-Age=0");
            slow.hasApplied(ScriptedGateway.EVERYTHING);
            assertThat(awaitProven(pending).required("kind").asString()).isEqualTo(deed.kind());
        }
    }

    @Test
    void isWhereAReusedRefreshTokensRefusalPoints() {
        Person thief = people.someone();
        gateway.post("/api/auth/refresh").refreshToken(thief.refreshToken()).send();
        try (var slow = ScriptedGateway.beating(broker, gateway, 0)) {

            Answer refused = gateway.post("/api/auth/refresh")
                    .refreshToken(thief.refreshToken())
                    .send();

            refused.isProblem(401);
            String id = refused.header("Location").substring("/api/revocations/".length());
            assertThat(show(id).required("kind").asString()).isEqualTo("refresh_token_reused");
        }
    }

    @Nested
    class Answers404 {

        @Test
        void toAnIdThatWasNeverGiven() {
            gateway.get("/api/revocations/" + UUID.randomUUID()).send().isProblem(404);
        }
    }

    @Nested
    class Answers422 {

        @Test
        void toAnIdThatIsNone() {
            gateway.get("/api/revocations/1").send().isInvalid("id");
        }
    }

    private JsonNode awaitProven(Answer pending) {
        return await().until(
                        () -> show(pending.text("id")),
                        it -> it.required("status").asString().equals("proven"));
    }
}
