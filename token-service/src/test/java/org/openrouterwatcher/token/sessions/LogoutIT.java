package org.openrouterwatcher.token.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class LogoutIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Nested
    class Answers204 {

        @Test
        void andTellsTheGatewaysUntilWhenToRememberIt() {
            Person person = people.someone();

            Answer answer = gateway.post("/api/auth/logout").as(person).send();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Set-Cookie"))
                    .startsWith("__Host-watcher-refresh=;")
                    .contains("Max-Age=0");
            gateway.get("/api/profile").as(person).send().isProblem(401);
            try (var told = new Told()) {
                var revoked = (SessionRevoked) told.awaitSession(person.sessionId());
                assertThat(revoked.reason()).isEqualTo(RevocationReason.LOGGED_OUT);
                assertThat(revoked.expiresAt().getEpochSecond())
                        .isEqualTo(People.claims(person.accessToken())
                                .required("exp")
                                .asLong());
            }
        }

        @Test
        void andAgain204ButTellsItOnce() {
            Person person = people.someone();
            gateway.post("/api/auth/logout").as(person).send();

            Answer again = gateway.post("/api/auth/logout").as(person).send();

            assertThat(again.status()).isEqualTo(204);
            assertThat(database.outboxOfAccount(person.id())).hasSize(1);
        }

        @Test
        void andLeavesOtherSessionsAlone() {
            Person person = people.someone();
            Person elsewhere = people.again(person);

            gateway.post("/api/auth/logout").as(person).send();

            assertThat(gateway.get("/api/profile").as(elsewhere).send().status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.post("/api/auth/logout").send().isProblem(401);
        }

        @Test
        void toAnApiToken() {
            gateway.post("/api/auth/logout")
                    .as(Caller.apiToken(1, Role.USER, 1))
                    .send()
                    .isProblem(401);
        }
    }
}
