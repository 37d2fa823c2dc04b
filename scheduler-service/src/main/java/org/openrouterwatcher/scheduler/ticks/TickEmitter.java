package org.openrouterwatcher.scheduler.ticks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.scheduler.audit.Actions;
import org.openrouterwatcher.scheduler.audit.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Emits ticks: history's row, the job's progress and the event are one transaction, under a lock on the job. So any
 * number of instances may try at the same time, and one of them does.
 */
@Component
public class TickEmitter {

    private static final Logger log = LoggerFactory.getLogger(TickEmitter.class);

    private final Timetables timetables;
    private final Schedules schedules;
    private final TickRecords ticks;
    private final UnsentTicks unsent;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TickEmitter(
            Timetables timetables,
            Schedules schedules,
            TickRecords ticks,
            UnsentTicks unsent,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.timetables = timetables;
        this.schedules = schedules;
        this.ticks = ticks;
        this.unsent = unsent;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Lets a job begin with its next slot, unless it has begun before. */
    void begin(Job job) {
        schedules.begin(job, timetables.of(job).beginning(clock.instant()));
    }

    /** Emits the tick of a job that is due; empty when it is not, is paused, or another instance was faster. */
    Optional<TickRecord> emitIfDue(Job job) {
        if (due(schedules.get(job)) instanceof Due.NotYet) {
            return Optional.empty();
        }
        return transaction.execute(_ -> emit(schedules.lock(job)));
    }

    /**
     * Emits a tick by hand, also of a paused job: a pause stops the schedule, not a person.
     *
     * @see Timetable#manualWindow
     */
    public TickRecord runNow(Job job) {
        return transaction.execute(_ -> {
            Progress progress = schedules.lock(job).progress();
            Instant now = clock.instant();
            var tick = TickRecord.byHand(job, timetables.of(job).manualWindow(progress, now), now);
            tell(tick);
            audit.done(Actions.JOB_RUN, Subjects.job(job), Map.of("tick_id", tick.tickId()));
            return tick;
        });
    }

    private Due due(Schedule schedule) {
        return schedule.enabled()
                ? timetables.of(schedule.job()).due(schedule.progress(), clock.instant())
                : new Due.NotYet();
    }

    private Optional<TickRecord> emit(Schedule schedule) {
        Job job = schedule.job();
        return switch (due(schedule)) {
            case Due.NotYet _ -> Optional.empty();
            case Due.TooLate(var slot) -> drop(job, slot);
            case Due.Now now -> unsent.exist(job) ? Optional.empty() : emit(job, now);
        };
    }

    /** While the broker is away a job has one tick waiting; the slots of that time become one more, not a crowd. */
    private Optional<TickRecord> emit(Job job, Due.Now due) {
        schedules.settle(job, due.slot(), due.window());
        var tick = TickRecord.ofSlot(job, due, clock.instant());
        return tell(tick) ? Optional.of(tick) : Optional.empty();
    }

    private Optional<TickRecord> drop(Job job, Instant slot) {
        schedules.settle(job, slot);
        log.atWarn()
                .addKeyValue("job", job.wireName())
                .addKeyValue("dueAt", slot)
                .log("slot dropped, it is too late");
        return Optional.empty();
    }

    private boolean tell(TickRecord tick) {
        if (!ticks.add(tick)) {
            return false;
        }
        outbox.append(tick.tickId().toString(), tick.event());
        log.atInfo()
                .addKeyValue("job", tick.job().wireName())
                .addKeyValue("tickId", tick.tickId())
                .addKeyValue("dueAt", tick.dueAt())
                .addKeyValue("cause", tick.cause())
                .addKeyValue(
                        "lateMs",
                        Duration.between(tick.dueAt(), tick.emittedAt()).toMillis())
                .log("tick emitted");
        return true;
    }
}
