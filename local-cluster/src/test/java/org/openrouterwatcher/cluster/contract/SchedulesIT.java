package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.cluster.contract.Problems.assertInvalid;
import static org.openrouterwatcher.cluster.contract.Problems.assertProblem;
import static org.openrouterwatcher.cluster.contract.Problems.assertUnauthorized;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** /api/schedules and below */
class SchedulesIT {

    private final Cluster cluster = Cluster.shared();
    private final Gateway admin = cluster.admin().api();
    private final Gateway user = Person.signUp(cluster.gateway()).api();

    private JsonNode tick(String job, String id) {
        return admin.get("/api/schedules/" + job + "/ticks")
                .json()
                .get("items")
                .valueStream()
                .filter(tick -> tick.get("tick_id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tick " + id));
    }

    @Test
    void listsTheThreeJobsWithTheirNextSlot() {
        Answer answer = admin.get("/api/schedules");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().findValuesAsString("job"))
                .containsExactlyInAnyOrder("usage-sync", "key-validation", "usage-purge");
        assertThat(answer.json().findValuesAsString("next_due")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage-sync", "key-validation", "usage-purge"})
    void aTickRunByHandIsDoneAndShownWithItsCounts(String job) {
        cluster.tokenOfTheTeam();

        Answer run = admin.post("/api/schedules/" + job + "/run");

        assertThat(run.status()).as(run.text()).isEqualTo(202);
        String id = run.json().get("tick_id").asString();
        Cluster.awaitWithin(60, () -> {
            JsonNode tick = tick(job, id);
            assertThat(tick.get("outcome").asString()).isEqualToIgnoringCase("succeeded");
            assertThat(tick.get("cause").asString()).isEqualToIgnoringCase("manual");
            assertThat(tick.get("counts").get("failed").asLong()).isZero();
            assertThat(tick.get("completed_at").asString()).isNotBlank();
        });
        if (!job.equals("usage-purge")) {
            assertThat(tick(job, id).get("counts").get("keys").asLong()).isPositive();
        }
    }

    @Test
    void pausesAndResumesAJob() {
        Answer paused = admin.put("/api/schedules/usage-purge", "{\"enabled\": false}");
        Answer resumed = admin.put("/api/schedules/usage-purge", "{\"enabled\": true}");

        assertThat(paused.status()).as(paused.text()).isEqualTo(200);
        assertThat(paused.json().get("enabled").asBoolean()).isFalse();
        assertThat(resumed.json().get("enabled").asBoolean()).isTrue();
    }

    @Test
    void answers422ToABodyThatSaysNothing() {
        assertInvalid(admin.put("/api/schedules/usage-purge", "{}"), "enabled");
        assertInvalid(admin.put("/api/schedules/usage-purge", "{\"enabled\": \"perhaps\"}"), "enabled");
    }

    @Nested
    class Refuses {
        @Test
        void everyoneWhoIsNoAdminWith403() {
            assertProblem(user.get("/api/schedules"), 403);
            assertProblem(user.get("/api/schedules/usage-sync/ticks"), 403);
            assertProblem(user.post("/api/schedules/usage-sync/run"), 403);
            assertProblem(user.put("/api/schedules/usage-sync", "{\"enabled\": false}"), 403);
        }

        @Test
        void anyoneWithoutATokenWith401() {
            assertUnauthorized(cluster.gateway().get("/api/schedules"));
            assertUnauthorized(cluster.gateway().post("/api/schedules/usage-sync/run"));
            assertUnauthorized(cluster.gateway().put("/api/schedules/usage-sync", "{\"enabled\": false}"));
        }

        @Test
        void anUnknownJobWith404() {
            assertProblem(admin.get("/api/schedules/coffee/ticks"), 404);
            assertProblem(admin.post("/api/schedules/coffee/run"), 404);
            assertProblem(admin.put("/api/schedules/coffee", "{\"enabled\": false}"), 404);
        }
    }
}
