package org.openrouterwatcher.token.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.ScriptedGateway;
import org.openrouterwatcher.token.kit.Told;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class RevokeTokenIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    Broker broker;

    private long issueTo(Person owner) {
        return people.issueToken(owner, "to be revoked").json().required("id").asLong();
    }

    private Answer revoke(Person owner, Object id) {
        return gateway.delete("/api/tokens/" + id).as(owner).send();
    }

    @Nested
    class Answers204 {

        @Test
        void andTellsTheGateways() {
            Person owner = people.someone();
            long id = issueTo(owner);

            Answer answer = revoke(owner, id);

            assertThat(answer.status()).isEqualTo(204);
            try (var told = new Told()) {
                var revoked = (ApiTokenRevoked) told.awaitToken(id, 2);
                assertThat(revoked.reason()).isEqualTo(RevocationReason.REVOKED_BY_OWNER);
                assertThat(revoked.userId()).isEqualTo(owner.id());
                assertThat(revoked.version()).isEqualTo(2);
            }
        }

        @Test
        void againAndAgainButTellsItOnce() {
            Person owner = people.someone();
            long id = issueTo(owner);

            List<Answer> answers = Parallel.calls(10, _ -> revoke(owner, id));

            assertThat(answers).extracting(Answer::status).containsOnly(204);
            assertThat(revoke(owner, id).status()).isEqualTo(204);
            assertThat(database.outboxOfAccount(owner.id()))
                    .containsExactly("org.openrouterwatcher.token.issued.v1", "org.openrouterwatcher.token.revoked.v1");
        }

        @Test
        void andTheRowStays() {
            Person owner = people.someone();
            long id = issueTo(owner);

            revoke(owner, id);

            assertThat(gateway.get("/api/tokens").as(owner).send().body())
                    .contains("\"id\":" + id)
                    .contains("\"is_active\":false");
        }

        @Test
        void whenEveryGatewayHasAppliedIt() {
            Person owner = people.someone();
            long id = issueTo(owner);
            try (var one = ScriptedGateway.beating(broker, gateway, ScriptedGateway.EVERYTHING);
                    var two = ScriptedGateway.beating(broker, gateway, ScriptedGateway.EVERYTHING)) {

                assertThat(revoke(owner, id).status()).isEqualTo(204);
            }
        }
    }

    @Nested
    class Answers202 {

        @Test
        void whileOneGatewayHasNotAppliedItAnd204WhenItHas() {
            Person owner = people.someone();
            long id = issueTo(owner);
            try (var slow = ScriptedGateway.beating(broker, gateway, 0);
                    var fast = ScriptedGateway.beating(broker, gateway, ScriptedGateway.EVERYTHING)) {

                Answer pending = revoke(owner, id);

                assertThat(pending.status()).as(pending.body()).isEqualTo(202);
                assertThat(pending.text("status")).isEqualTo("pending");
                assertThat(pending.header("Location")).isEqualTo("/api/revocations/" + pending.text("id"));
                assertThat(pending.header("Retry-After")).isEqualTo("1");
                assertThat(gateway.get("/api/tokens").as(owner).send().body()).contains("\"is_active\":false");
                slow.hasApplied(ScriptedGateway.EVERYTHING);
                assertThat(revoke(owner, id).status()).isEqualTo(204);
            }
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.delete("/api/tokens/1").send().isProblem(401);
        }
    }

    @Nested
    class Answers403 {

        @Test
        void toATokenOfSomebodyElseWhichGoesOn() {
            Person owner = people.someone();
            long id = issueTo(owner);

            revoke(people.someone(), id).isProblem(403);

            assertThat(gateway.get("/api/tokens").as(owner).send().body()).contains("\"is_active\":true");
        }
    }

    @Nested
    class Answers404 {

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "9223372036854775807"})
        void toATokenThatIsNotThere(String id) {
            revoke(people.someone(), id).isProblem(404);
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(strings = {"x", "1.5", "9223372036854775808", "%20", "null"})
        void toAnIdThatIsNoNumber(String id) {
            revoke(people.someone(), id).isInvalid("id");
        }
    }
}
