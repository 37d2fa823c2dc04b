package org.openrouterwatcher.token.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class CloseAccountIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    private Answer close(Person person, String password) {
        return gateway.delete("/api/profile")
                .as(person)
                .body("{'password': '%s'}", password)
                .send();
    }

    @Nested
    class Answers204 {

        @Test
        void andTellsThatEverythingOfTheAccountIsOver() {
            Person person = people.someone();
            long tokenId =
                    people.issueToken(person, "mine").json().required("id").asLong();

            Answer answer = close(person, person.password());

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
            gateway.get("/api/profile").as(person).send().isProblem(401);
            try (var told = new Told()) {
                var disabled = (UserDisabled) told.awaitUser(person.id());
                assertThat(disabled.reason()).isEqualTo(RevocationReason.ACCOUNT_DELETED);
                assertThat(((SessionRevoked) told.awaitSession(person.sessionId())).reason())
                        .isEqualTo(RevocationReason.ACCOUNT_DELETED);
                assertThat(((ApiTokenRevoked) told.awaitToken(tokenId, 2)).reason())
                        .isEqualTo(RevocationReason.ACCOUNT_DELETED);
            }
        }

        @Test
        void andNothingPersonalStays() {
            Person person = people.someone();
            String tokenName = "on the laptop of " + person.email();
            people.issueToken(person, tokenName);

            close(person, person.password());

            assertThat(database.everything()).doesNotContain(person.email());
            assertThat(database.value(
                            Integer.class,
                            "select count(*) from known_places where account = encode(sha256(?::bytea), 'hex')",
                            person.email()))
                    .isZero();
        }

        @Test
        void andTheAddressMayOpenANewAccount() {
            Person person = people.someone();
            close(person, person.password());

            long id = people.register(person.email());

            assertThat(id).isNotEqualTo(person.id());
        }

        @Test
        void onceWhenItIsAskedForSeveralTimesAtOnce() {
            Person person = people.someone();

            var answers = Parallel.calls(3, _ -> close(person, person.password()));

            assertThat(answers)
                    .extracting(Answer::status)
                    .isSubsetOf(204, 401, 422)
                    .contains(204);
            assertThat(database.outboxOfAccount(person.id()))
                    .containsOnlyOnce("org.openrouterwatcher.user.disabled.v1");
        }
    }

    @Nested
    class Answers422 {

        @Test
        void toAWrongPasswordAndKeepsTheAccount() {
            Person person = people.someone();

            close(person, "this is not my password").isInvalid("password");

            assertThat(gateway.get("/api/profile").as(person).send().status()).isEqualTo(200);
        }

        @Test
        void withoutAPassword() {
            Person person = people.someone();

            gateway.delete("/api/profile").as(person).body("{}").send().isInvalid("password");
            gateway.delete("/api/profile").as(person).send().isInvalid("body");
        }
    }
}
