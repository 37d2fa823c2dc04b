package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the metric says on a Wednesday at 10:20, and what an instance would say whose clock is ahead of the others'. */
@RunningSchedulerService
class OverdueSlotsIT {

    @Autowired
    private Timetables timetables;

    @Autowired
    private Schedules schedules;

    @Autowired
    private Clock clock;

    @Test
    void areNoneWhenEverySlotWasEmitted() {
        assertThat(overdue(Job.USAGE_SYNC, schedules, Duration.ZERO)).isZero();
    }

    @Test
    void areToldForTheJobThatHasThem() {
        assertThat(overdue(Job.USAGE_SYNC, schedules, Duration.ofHours(2))).isOne();
        assertThat(overdue(Job.USAGE_PURGE, schedules, Duration.ofHours(2))).isZero();
    }

    @Test
    void areNoneOfAPausedJob() {
        schedules.enable(Job.USAGE_SYNC, false);

        double overdue = overdue(Job.USAGE_SYNC, schedules, Duration.ofHours(2));

        schedules.enable(Job.USAGE_SYNC, true);
        assertThat(overdue).isZero();
    }

    @Test
    void areUnknownWhileTheDatabaseIsAway() {
        var away = new Schedules(JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/away")));

        assertThat(overdue(Job.USAGE_SYNC, away, Duration.ZERO)).isNaN();
    }

    private double overdue(Job job, Schedules known, Duration ahead) {
        var meters = new SimpleMeterRegistry();
        new OverdueSlots(timetables, known, TestClock.at(clock.instant().plus(ahead))).bindTo(meters);
        return meters.get("watcher.schedule.overdue")
                .tag("schedule", job.wireName())
                .gauge()
                .value();
    }
}
