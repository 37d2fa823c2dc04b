package org.openrouterwatcher.scheduler.admin;

import java.time.Clock;
import java.time.Instant;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.scheduler.ticks.Schedule;
import org.openrouterwatcher.scheduler.ticks.Schedules;
import org.openrouterwatcher.scheduler.ticks.TickRecords;
import org.openrouterwatcher.scheduler.ticks.Timetable;
import org.openrouterwatcher.scheduler.ticks.Timetables;
import org.springframework.stereotype.Component;

/** Puts together what is shown of a schedule. */
@Component
class ShownSchedules {

    private final Timetables timetables;
    private final Schedules schedules;
    private final TickRecords ticks;
    private final Clock clock;

    ShownSchedules(Timetables timetables, Schedules schedules, TickRecords ticks, Clock clock) {
        this.timetables = timetables;
        this.schedules = schedules;
        this.ticks = ticks;
        this.clock = clock;
    }

    /** The schedule of a job as it is now. */
    ShownSchedule of(Job job) {
        Timetable timetable = timetables.of(job);
        Schedule schedule = schedules.get(job);
        Instant now = clock.instant();
        return new ShownSchedule(
                job,
                timetable.cron(),
                timetable.zone(),
                schedule.enabled(),
                timetable.nextDue(schedule.progress(), now),
                timetable.isOverdue(schedule, now),
                ticks.latest(job).map(ShownTick::of).orElse(null));
    }
}
