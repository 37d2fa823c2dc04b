package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** POST /api/tokens/{id}/rotate */
class TokenRotationIT {

    private final Gateway gateway = Cluster.shared().gateway();
    private final Person alice = Person.signUp(gateway);
    private final Person.ApiToken old = alice.token("nightly");

    private Answer rotate(String body) {
        return alice.api().post("/api/tokens/" + old.id() + "/rotate", body);
    }

    private int statusWith(String value) {
        return gateway.as(value).get("/api/v1/keys").status();
    }

    @Nested
    class Answers201 {
        @Test
        void andBothWorkUntilTheOverlapEnds() {
            Instant before = Instant.now();

            Answer answer = rotate("{\"overlap\": \"PT4S\"}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder("id", "name", "token", "created_at", "expires_at");
            String value = answer.json().get("token").asString();
            assertThat(statusWith(value)).isEqualTo(200);
            assertThat(statusWith(old.value())).isEqualTo(200);
            Cluster.awaitSoon(() -> assertUnauthorized(gateway.as(old.value()).get("/api/v1/keys")));
            assertThat(Instant.now()).isAfterOrEqualTo(before.plus(Duration.ofSeconds(4)));
            assertThat(statusWith(value)).isEqualTo(200);
        }

        @Test
        void andWithoutAnOverlapTheOldOneIsRefusedAtOnce() {
            Answer answer = rotate("{}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.header("Link")).as("where to wait for the proof").isEmpty();
            assertUnauthorized(gateway.as(old.value()).get("/api/v1/keys"));
            assertThat(statusWith(answer.json().get("token").asString())).isEqualTo(200);
        }

        @Test
        void andTheListShowsWhichTookThePlaceOfWhich() {
            long id = rotate("{\"overlap\": \"PT1H\"}").json().get("id").asLong();

            var list = alice.api().get("/api/tokens").json();

            assertThat(list.get(0).get("id").asLong()).isEqualTo(id);
            assertThat(list.get(0).get("state").asString()).isEqualTo("active");
            assertThat(list.get(1).get("replaced_by").asLong()).isEqualTo(id);
            assertThat(list.get(1).get("state").asString()).isEqualTo("replaced");
        }
    }

    @Test
    void answers409ToASecondRotation() {
        assertThat(rotate("{\"overlap\": \"PT1H\"}").status()).isEqualTo(201);

        assertProblem(rotate("{\"overlap\": \"PT1H\"}"), 409);
    }

    @Test
    void answers403ToSomeoneElsesAndLeavesItAlive() {
        assertProblem(Person.signUp(gateway).api().post("/api/tokens/" + old.id() + "/rotate", "{}"), 403);

        assertThat(statusWith(old.value())).isEqualTo(200);
    }

    @Test
    void answers404ToAnUnknownOne() {
        assertProblem(alice.api().post("/api/tokens/999999999/rotate", "{}"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"P8D\"", "\"soon\"", "3600"})
    void answers422ToAnOverlapThatIsNone(String overlap) {
        assertInvalid(rotate("{\"overlap\": %s}".formatted(overlap)), "overlap");
    }

    @Test
    void answers422ToAnIdThatIsNoNumber() {
        assertInvalid(alice.api().post("/api/tokens/seven/rotate", "{}"), "id");
    }

    @Test
    void answers401WithoutATokenAndWithAnApiToken() {
        assertUnauthorized(gateway.post("/api/tokens/" + old.id() + "/rotate", "{}"));
        assertUnauthorized(gateway.as(old.value()).post("/api/tokens/" + old.id() + "/rotate", "{}"));
    }
}
