package org.openrouterwatcher.token.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.testing.LogProbe;
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
class ChangePasswordIT {

    private static final String NEW = "seven herons stand in the rain";

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    private Answer change(Person person, String current, String next) {
        return gateway.put("/api/profile/password")
                .as(person)
                .body("{'current_password': '%s', 'new_password': '%s'}", current, next)
                .send();
    }

    @Nested
    class Answers204 {

        @Test
        void andTheNewPasswordIsTheOnlyOne() {
            Person person = people.someone();

            Answer answer = change(person, person.password(), NEW);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
            people.tryLogin(person.email(), person.password()).isProblem(401);
            assertThat(people.tryLogin(person.email(), NEW).status()).isEqualTo(200);
        }

        @Test
        void andEverythingTheOldOneOpenedIsOver() {
            Person person = people.someone();
            Person elsewhere = people.again(person);
            long tokenId =
                    people.issueToken(person, "old").json().required("id").asLong();

            change(person, person.password(), NEW);

            gateway.get("/api/profile").as(person).send().isProblem(401);
            gateway.get("/api/profile").as(elsewhere).send().isProblem(401);
            gateway.post("/api/auth/refresh")
                    .refreshToken(elsewhere.refreshToken())
                    .send()
                    .isProblem(401);
            try (var told = new Told()) {
                assertThat(((SessionRevoked) told.awaitSession(person.sessionId())).reason())
                        .isEqualTo(RevocationReason.PASSWORD_CHANGED);
                assertThat(((SessionRevoked) told.awaitSession(elsewhere.sessionId())).reason())
                        .isEqualTo(RevocationReason.PASSWORD_CHANGED);
                assertThat(((ApiTokenRevoked) told.awaitToken(tokenId, 2)).reason())
                        .isEqualTo(RevocationReason.PASSWORD_CHANGED);
            }
        }

        @Test
        void andLeavesOtherAccountsAlone() {
            Person other = people.someone();
            Person person = people.someone();

            change(person, person.password(), NEW);

            assertThat(gateway.get("/api/profile").as(other).send().status()).isEqualTo(200);
        }

        @Test
        void andNoLoginWithTheOldPasswordSurvivesThatCameAtTheSameTime() {
            Person person = people.someone();

            var answers = Parallel.calls(
                    4,
                    i -> i == 0
                            ? change(person, person.password(), NEW)
                            : people.tryLogin(person.email(), person.password()));

            assertThat(answers.getFirst().status()).isEqualTo(204);
            assertThat(database.value(
                            Integer.class,
                            "select count(*) from sessions where account_id = ? and ended_at is null",
                            person.id()))
                    .isZero();
        }

        @Test
        void toOneOfSeveralChangesMadeAtTheSameTimeAndOnlyItsPasswordCounts() {
            Person person = people.someone();

            var answers = Parallel.calls(3, i -> change(person, person.password(), NEW + i));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).isSubsetOf(204, 401, 422);
            for (int i = 0; i < answers.size(); i++) {
                int expected = answers.get(i).status() == 204 ? 200 : 401;
                assertThat(people.tryLogin(person.email(), NEW + i).status()).isEqualTo(expected);
            }
        }

        @Test
        void andNeitherPasswordIsLogged() {
            Person person = people.someone();
            try (var log = new LogProbe()) {
                change(person, person.password(), NEW);

                assertThat(log.text())
                        .contains("password changed")
                        .doesNotContain(person.password())
                        .doesNotContain(NEW);
            }
        }
    }

    @Nested
    class Answers422 {

        @Test
        void toAWrongCurrentPasswordAndEndsNothing() {
            Person person = people.someone();

            change(person, "this is not my password", NEW).isInvalid("current_password");

            assertThat(gateway.get("/api/profile").as(person).send().status()).isEqualTo(200);
        }

        @Test
        void toANewPasswordThatIsTooWeakOrNotNew() {
            Person person = people.someone();

            change(person, person.password(), "too short").isInvalid("new_password");
            change(person, person.password(), "passwordpassword").isInvalid("new_password");
            change(person, person.password(), person.email()).isInvalid("new_password");
            change(person, person.password(), person.password()).isInvalid("new_password");
        }

        @Test
        void toMissingFields() {
            gateway.put("/api/profile/password")
                    .as(people.someone())
                    .body("{}")
                    .send()
                    .isInvalid("current_password", "new_password");
        }
    }

    @Nested
    class Answers429 {

        @Test
        void toWhoGuessesWithSomebodysAccessToken() {
            Person person = people.someone();
            for (int i = 0; i < 10; i++) {
                change(person, "this is guess number " + i, NEW).isInvalid("current_password");
            }

            Answer answer = change(person, person.password(), NEW);

            answer.isProblem(429);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }
}
