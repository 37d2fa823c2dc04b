package org.openrouterwatcher.scheduler.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.scheduler.kit.UsageService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET /api/schedules/{job}/ticks */
@RunningSchedulerService
class ListTicksIT {

    @Autowired
    Gateway gateway;

    @Autowired
    UsageService usageService;

    private String run(String job) {
        return gateway.asAdmin()
                .post("/api/schedules/" + job + "/run")
                .json(202)
                .required("tick_id")
                .asString();
    }

    private JsonNode ticks(String jobAndQuery) {
        return gateway.asAdmin().get("/api/schedules/" + jobAndQuery).json(200);
    }

    @Nested
    class Answers200 {

        @Test
        void withNewestFirstAndNullsWhileATickRuns() {
            run("usage-sync");
            String tickId = run("usage-sync");

            JsonNode newest = ticks("usage-sync/ticks").required("items").required(0);

            assertThat(newest.required("tick_id").asString()).isEqualTo(tickId);
            assertThat(newest.required("due_at").asString()).isEqualTo("2031-03-05T10:20:30.123456Z");
            assertThat(newest.required("cause").asString()).isEqualTo("manual");
            assertThat(newest.required("window_start").asString()).isEqualTo("2031-03-05T09:20:30.123456Z");
            assertThat(newest.required("window_end").asString()).isEqualTo("2031-03-05T10:20:30.123456Z");
            assertThat(newest.required("emitted_at").asString()).isEqualTo("2031-03-05T10:20:30.123456Z");
            for (String field : List.of("outcome", "counts", "detail", "started_at", "completed_at")) {
                assertThat(newest.required(field).isNull()).as(field).isTrue();
            }
        }

        @Test
        void withWhatUsageServiceSaidOfIt() {
            UUID tickId = UUID.fromString(run("usage-sync"));
            Instant start = Instant.parse("2031-03-05T10:20:31Z");

            usageService.tells(
                    UUID.randomUUID().toString(),
                    new TickCompleted(
                            tickId,
                            Job.USAGE_SYNC,
                            Outcome.FAILED,
                            new Counts(3, 0, 3, 0),
                            "OpenRouter cannot be reached.",
                            start,
                            start.plusSeconds(9)));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode tick = ticks("usage-sync/ticks")
                        .required("items")
                        .valueStream()
                        .filter(it -> it.required("tick_id").asString().equals(tickId.toString()))
                        .findFirst()
                        .orElseThrow();
                assertThat(tick.required("outcome").asString()).isEqualTo("failed");
                assertThat(tick.required("detail").asString()).isEqualTo("OpenRouter cannot be reached.");
                assertThat(tick.required("counts").toString())
                        .isEqualTo("{\"keys\":3,\"succeeded\":0,\"failed\":3,\"rows\":0}");
                assertThat(tick.required("started_at").asString()).isEqualTo("2031-03-05T10:20:31Z");
                assertThat(tick.required("completed_at").asString()).isEqualTo("2031-03-05T10:20:40Z");
            });
        }

        @Test
        void pageByPageWithoutGapOrRepetition() {
            for (int i = 0; i < 7; i++) {
                run("usage-purge");
            }
            List<String> all =
                    ticks("usage-purge/ticks?limit=200").required("items").findValuesAsString("tick_id");

            List<String> paged = new ArrayList<>();
            String query = "usage-purge/ticks?limit=3";
            for (JsonNode next = null; next == null || !next.isNull(); ) {
                JsonNode page = ticks(next == null ? query : query + "&before=" + next.asString());
                paged.addAll(page.required("items").findValuesAsString("tick_id"));
                next = page.required("next_before");
            }

            assertThat(paged).hasSizeGreaterThanOrEqualTo(7).isEqualTo(all);
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"0", "201", "-1", "many"})
        void aWrongLimitWith422(String limit) {
            gateway.asAdmin()
                    .get("/api/schedules/usage-sync/ticks?limit=" + limit)
                    .isInvalid("limit");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yesterday", "00000000-0000-0000-0000-000000000000"})
        void aTickThatIsNotWith422(String before) {
            gateway.asAdmin()
                    .get("/api/schedules/usage-sync/ticks?before=" + before)
                    .isInvalid("before");
        }

        @Test
        void aTickOfAnotherJobWith422() {
            gateway.asAdmin()
                    .get("/api/schedules/usage-sync/ticks?before=" + run("usage-purge"))
                    .isInvalid("before");
        }

        @Test
        void anUnknownJobWith404() {
            gateway.asAdmin().get("/api/schedules/coffee/ticks").isProblem(404);
        }

        @Test
        void aUserWith403() {
            gateway.asUser().get("/api/schedules/usage-sync/ticks").isProblem(403);
            gateway.asUser().get("/api/schedules/coffee/ticks").isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.asNobody().get("/api/schedules/usage-sync/ticks").isProblem(401);
        }
    }
}
