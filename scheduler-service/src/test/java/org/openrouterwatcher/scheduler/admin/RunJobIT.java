package org.openrouterwatcher.scheduler.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.scheduler.ticks.Schedule;
import org.openrouterwatcher.scheduler.ticks.Schedules;
import org.openrouterwatcher.testing.EventProbe;
import org.springframework.beans.factory.annotation.Autowired;

/** POST /api/schedules/{job}/run */
@RunningSchedulerService
class RunJobIT {

    @Autowired
    Gateway gateway;

    @Autowired
    Schedules schedules;

    private UUID run(Job job) {
        return UUID.fromString(gateway.asAdmin()
                .post("/api/schedules/" + job.wireName() + "/run")
                .json(202)
                .required("tick_id")
                .asString());
    }

    @Nested
    class Answers202 {

        @ParameterizedTest
        @EnumSource
        void andTellsTheTick(Job job) {
            UUID tickId = run(job);

            try (var probe = EventProbe.of(Topics.TICKS)) {
                var told = EventDeserializer.read(
                        probe.awaitRecord(it -> EventDeserializer.read(it).id().equals(tickId.toString())));
                var tick = (Tick) told.event();
                assertThat(told.source()).isEqualTo("/scheduler-service");
                assertThat(tick.tickId()).isEqualTo(tickId);
                assertThat(tick.job()).isEqualTo(job);
                assertThat(tick.cause()).isEqualTo(Cause.MANUAL);
                assertThat(tick.windowStart()).isBefore(tick.windowEnd());
            }
        }

        @Test
        void eachTimeWithATickOfItsOwn() {
            assertThat(run(Job.USAGE_SYNC)).isNotEqualTo(run(Job.USAGE_SYNC));
        }

        @Test
        void andDoesNotMoveTheSchedule() {
            Schedule before = schedules.get(Job.USAGE_SYNC);

            run(Job.USAGE_SYNC);

            assertThat(schedules.get(Job.USAGE_SYNC)).isEqualTo(before);
        }

        @Test
        void alsoForAPausedJob() {
            schedules.enable(Job.USAGE_PURGE, false);

            UUID tickId = run(Job.USAGE_PURGE);

            schedules.enable(Job.USAGE_PURGE, true);
            assertThat(tickId).isNotNull();
        }
    }

    @Nested
    class Refuses {

        @Test
        void anUnknownJobWith404() {
            gateway.asAdmin().post("/api/schedules/coffee/run").isProblem(404);
        }

        @Test
        void anotherMethodWith405() {
            gateway.asAdmin().get("/api/schedules/usage-sync/run").isProblem(405);
        }

        @Test
        void aUserWith403() {
            gateway.asUser().post("/api/schedules/usage-sync/run").isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.asNobody().post("/api/schedules/usage-sync/run").isProblem(401);
        }
    }
}
