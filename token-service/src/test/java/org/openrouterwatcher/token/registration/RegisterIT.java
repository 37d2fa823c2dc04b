package org.openrouterwatcher.token.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.LogProbe;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class RegisterIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    TestClock clock;

    private Answer register(String email, String password) {
        return gateway.post("/api/auth/register")
                .body("{'email': '%s', 'password': '%s'}", email, password)
                .send();
    }

    @Nested
    class Answers201 {

        @Test
        void withTheAccountAndItsAddressInTheFormInWhichItIsCompared() {
            people.register(People.newEmail());
            String email = People.newEmail();

            Answer answer = register("  " + email.toUpperCase(), People.PASSWORD);

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().propertyNames()).containsExactly("id", "email", "role", "is_active", "created_at");
            assertThat(answer.text("email")).isEqualTo(email);
            assertThat(answer.text("role")).isEqualTo("user");
            assertThat(answer.json().required("is_active").asBoolean()).isTrue();
            assertThat(answer.text("created_at")).isEqualTo(clock.instant().toString());
        }

        @Test
        void andThePasswordIsNowhereAfterwards() {
            String password = "heron over the quiet canal 58";
            try (var log = new LogProbe()) {
                register(People.newEmail(), password);

                assertThat(log.text()).contains("account opened").doesNotContain(password);
            }
            assertThat(database.everything()).contains("$argon2id$").doesNotContain(password);
        }
    }

    @Nested
    class Answers409 {

        @Test
        void toAnAddressThatIsTakenHoweverItIsTyped() {
            String email = People.newEmail();
            people.register(email);

            register(email.toUpperCase(), People.PASSWORD).isProblem(409);
        }

        @Test
        void toAllButOneOfThoseWhoAskForAnAddressAtOnce() {
            String email = People.newEmail();

            var answers = Parallel.calls(6, _ -> register(email, People.PASSWORD));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Nested
    class Answers422 {

        @Test
        void namingAllWrongFieldsAtOnce() {
            register("no address", "short").isInvalid("email");
            gateway.post("/api/auth/register").body("{}").send().isInvalid("email", "password");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fourteen chars", "passwordpassword", "openrouterwatcher"})
        void toAPasswordThatIsTooWeak(String password) {
            register(People.newEmail(), password).isInvalid("password");
        }

        @Test
        void toAPasswordThatIsTheAddress() {
            String email = People.newEmail();

            register(email, email).isInvalid("password");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ada\\u0000@example.org", "ada\\ud800@example.org", "ada@example.org\\u0000x"})
        void toAnAddressThatTheDatabaseCouldNotKeep(String email) {
            register(email, People.PASSWORD).isInvalid("email");
        }

        @Test
        void toAFieldThatIsNotKnown() {
            gateway.post("/api/auth/register")
                    .body("{'email': '%s', 'password': '%s', 'role': 'admin'}", People.newEmail(), People.PASSWORD)
                    .send()
                    .isInvalid("role");
        }

        @Test
        void toAFieldThatIsSaidTwice() {
            gateway.post("/api/auth/register")
                    .body(
                            "{'email': '%s', 'email': 'x@example.org', 'password': '%s'}",
                            People.newEmail(), People.PASSWORD)
                    .send()
                    .isProblem(422);
        }
    }
}
