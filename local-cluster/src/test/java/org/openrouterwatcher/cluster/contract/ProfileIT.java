package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** GET /api/profile, PUT /api/profile/password, DELETE /api/profile */
class ProfileIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final Person alice = Person.signUp(gateway);

    private static String change(String from, String to) {
        return "{\"current_password\": \"%s\", \"new_password\": \"%s\"}".formatted(from, to);
    }

    @Nested
    class Get {
        @Test
        void answers200WithTheCallersOwnAccount() {
            Answer answer = alice.api().get("/api/profile");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("email").asString()).isEqualTo(alice.email());
            assertThat(answer.text()).doesNotContain("password");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.get("/api/profile"));
        }
    }

    @Nested
    class Password {
        private static final String NEW = "another horse on the moon";

        @Test
        void answers204AndFromThenOnOnlyTheNewOneLogsIn() {
            Answer answer = alice.api().put("/api/profile/password", change(alice.password(), NEW));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(Person.logIn(gateway, alice.email(), NEW)
                            .api()
                            .get("/api/profile")
                            .status())
                    .isEqualTo(200);
            assertUnauthorized(gateway.post("/api/auth/login", Person.credentials(alice.email(), alice.password())));
        }

        @Test
        void endsEverySessionAndEveryApiToken() {
            Person.ApiToken token = alice.token("ci");

            alice.api().put("/api/profile/password", change(alice.password(), NEW));

            assertUnauthorized(alice.api().get("/api/profile"));
            Cluster.awaitSoon(() -> assertUnauthorized(gateway.as(token.value()).get("/api/v1/keys")));
        }

        @Test
        void answers422WhenTheCurrentOneIsWrong() {
            assertInvalid(
                    alice.api().put("/api/profile/password", change("not the password at all", NEW)),
                    "current_password");
        }

        @Test
        void answers422WhenTheNewOneIsShort() {
            assertInvalid(alice.api().put("/api/profile/password", change(alice.password(), "short")), "new_password");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.put("/api/profile/password", change(alice.password(), NEW)));
        }
    }

    @Nested
    class Delete {
        @Test
        void answers204AndNothingOfTheAccountWorksAnyMore() {
            Person.ApiToken token = alice.token("ci");

            Answer answer = alice.api().delete("/api/profile", "{\"password\": \"%s\"}".formatted(alice.password()));

            assertThat(answer.status()).isEqualTo(204);
            assertUnauthorized(alice.api().get("/api/profile"));
            assertUnauthorized(gateway.post("/api/auth/login", Person.credentials(alice.email(), alice.password())));
            Cluster.awaitSoon(() -> assertUnauthorized(gateway.as(token.value()).get("/api/v1/keys")));
        }

        @Test
        void answers422WhenThePasswordIsWrong() {
            assertInvalid(alice.api().delete("/api/profile", "{\"password\": \"not the password\"}"), "password");
        }

        @Test
        void answers401WithoutAToken() {
            assertUnauthorized(gateway.delete("/api/profile", "{\"password\": \"x\"}"));
        }
    }
}
