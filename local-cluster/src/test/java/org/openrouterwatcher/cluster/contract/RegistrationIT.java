package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** POST /api/auth/register */
class RegistrationIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final String email = "r" + UUID.randomUUID() + "@example.org";

    @Nested
    class Answers201 {
        @Test
        void withTheAccountAndWithoutThePassword() {
            Answer answer = gateway.post("/api/auth/register", Person.credentials(email, Person.PASSWORD));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder("id", "email", "role", "is_active", "created_at");
            assertThat(answer.json().get("email").asString()).isEqualTo(email);
            assertThat(answer.json().get("is_active").asBoolean()).isTrue();
            assertThat(Instant.parse(answer.json().get("created_at").asString()))
                    .isBefore(Instant.now());
        }

        @Test
        void asUserBecauseOnlyTheFirstAccountIsAdmin() {
            Cluster.shared().admin();

            Answer answer = gateway.post("/api/auth/register", Person.credentials(email, Person.PASSWORD));

            assertThat(answer.json().get("role").asString()).isEqualTo("user");
        }
    }

    @Nested
    class Answers409 {
        @Test
        void whenTheAddressIsTakenInAnySpelling() {
            gateway.post("/api/auth/register", Person.credentials(email, Person.PASSWORD));

            Answer again = gateway.post("/api/auth/register", Person.credentials(email.toUpperCase(), Person.PASSWORD));

            assertProblem(again, 409);
        }
    }

    @Nested
    class Answers422 {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"email": "a@example.org", "password": "14 characters!"}                | password
                {"email": "a@example.org", "password": "passwordpassword"}              | password
                {"email": "no address", "password": "seven purple lamps on a quiet pier"}     | email
                {"email": 7, "password": "seven purple lamps on a quiet pier"}                | email
                {"password": "seven purple lamps on a quiet pier"}                            | email
                {"email": "a@example.org"}                                              | password
                {"email": "a\\u0000@example.org", "password": "correct horse battery"}  | email
                {"email": "a@example.org", "password": "correct horse battery", "role": "admin"} | role
                {"email": "a@example.org",                                              | body
                []                                                                      | body
                """)
        void namingTheField(String body, String field) {
            assertInvalid(gateway.post("/api/auth/register", body), field);
        }
    }
}
