package org.openrouterwatcher.scheduler.ticks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.openrouterwatcher.events.Job;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes visible that a slot should have been emitted and was not, on every instance. */
@Component
class OverdueSlots implements MeterBinder {

    private final Timetables timetables;
    private final Schedules schedules;
    private final Clock clock;

    OverdueSlots(Timetables timetables, Schedules schedules, Clock clock) {
        this.timetables = timetables;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Job job : Job.values()) {
            Gauge.builder("watcher.schedule.overdue", () -> overdue(job))
                    .description(
                            "1 when a slot of a job should have been emitted and was not; never of a paused job; NaN"
                                    + " while the database is away")
                    // "job" has a meaning of its own in Prometheus
                    .tag("schedule", job.wireName())
                    .register(meters);
        }
    }

    private double overdue(Job job) {
        try {
            return timetables.of(job).isOverdue(schedules.get(job), clock.instant()) ? 1 : 0;
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
