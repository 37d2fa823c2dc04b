package org.openrouterwatcher.token.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class ShowProfileIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Nested
    class Answers200 {

        @Test
        void withTheAccountAndNothingOfItsPassword() {
            Person person = people.someone();

            Answer answer = gateway.get("/api/profile").as(person).send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().propertyNames()).containsExactly("id", "email", "role", "is_active", "created_at");
            assertThat(answer.text("email")).isEqualTo(person.email());
            assertThat(answer.json().required("id").asLong()).isEqualTo(person.id());
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.get("/api/profile").send().isProblem(401);
        }

        @Test
        void toASessionThatNeverWas() {
            Person person = people.someone();

            gateway.get("/api/profile")
                    .as(Caller.session(person.id(), Role.USER, UUID.randomUUID()))
                    .send()
                    .isProblem(401);
        }
    }

    @Nested
    class AnswersOtherwise {

        @Test
        void with405ToAMethodThatIsNotThere() {
            Answer answer =
                    gateway.post("/api/profile").as(people.someone()).body("{}").send();

            answer.isProblem(405);
            assertThat(answer.header("Allow")).contains("GET");
        }

        @Test
        void with404ToAPathThatIsNotThere() {
            gateway.get("/api/profiles").as(people.someone()).send().isProblem(404);
        }
    }
}
