package org.openrouterwatcher.scheduler.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET /api/schedules */
@RunningSchedulerService
class ListSchedulesIT {

    @Autowired
    Gateway gateway;

    private JsonNode schedule(String job) {
        return gateway.asAdmin()
                .get("/api/schedules")
                .json(200)
                .valueStream()
                .filter(it -> it.required("job").asString().equals(job))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Answers200 {

        @Test
        void withTheThreeJobs() {
            JsonNode schedules = gateway.asAdmin().get("/api/schedules").json(200);

            assertThat(schedules.findValuesAsString("job"))
                    .isEqualTo(List.of("usage-sync", "key-validation", "usage-purge"));
        }

        @Test
        void withTheTimesOfEachJob() {
            JsonNode purge = schedule("usage-purge");

            assertThat(purge.required("cron").asString()).isEqualTo("0 3 * * SUN");
            assertThat(purge.required("zone").asString()).isEqualTo("UTC");
            assertThat(purge.required("next_due").asString()).isEqualTo("2031-03-09T03:00:00Z");
            assertThat(purge.required("overdue").asBoolean()).isFalse();
            assertThat(purge.required("enabled").isBoolean()).isTrue();
        }

        @Test
        void withTheLastTickOfEachJob() {
            String tickId = gateway.asAdmin()
                    .post("/api/schedules/key-validation/run")
                    .json(202)
                    .required("tick_id")
                    .asString();

            JsonNode last = schedule("key-validation").required("last_tick");

            assertThat(last.required("tick_id").asString()).isEqualTo(tickId);
            assertThat(last.required("cause").asString()).isEqualTo("manual");
            assertThat(last.required("outcome").isNull()).isTrue();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aQueryWith422() {
            gateway.asAdmin().get("/api/schedules?enabled=true").isInvalid("enabled");
        }

        @Test
        void aUserWith403() {
            gateway.asUser().get("/api/schedules").isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.asNobody().get("/api/schedules").isProblem(401);
        }
    }
}
