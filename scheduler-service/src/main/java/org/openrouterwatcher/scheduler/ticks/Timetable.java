package org.openrouterwatcher.scheduler.ticks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.events.Tick.Cause;

/**
 * When a job is due and what happens when nobody was there: the slots that were missed become one tick, that of the
 * latest, and its window is all the time since the last tick. Nothing here looks at a clock or a database.
 *
 * @param late how late a slot may still be emitted; empty: however late
 */
public record Timetable(DueTimes dueTimes, Optional<Duration> late) {

    /** A slot emitted within this time is on time: a restart or another instance taking over is no catching up. */
    static final Duration ON_TIME = Duration.ofMinutes(1);

    /** The cron expression as it was set. */
    public String cron() {
        return dueTimes.cron();
    }

    /** The time zone in which the expression is read. */
    public String zone() {
        return dueTimes.zone().getId();
    }

    /** The next slot that is still to come. */
    public Instant nextDue(Progress progress, Instant now) {
        return next(latest(progress.settledUntil(), now));
    }

    /** Whether a slot should have been emitted by now; never of a paused job. */
    public boolean isOverdue(Schedule schedule, Instant now) {
        return schedule.enabled() && !next(schedule.progress().settledUntil()).isAfter(now.minus(ON_TIME));
    }

    /** The first slot after this instant. */
    Instant next(Instant after) {
        return dueTimes.next(after);
    }

    /** The progress of a job that has never been: it begins with the next slot, not with those before. */
    Progress beginning(Instant now) {
        return Progress.from(dueTimes.latest(now));
    }

    /** What is to be done now. */
    Due due(Progress progress, Instant now) {
        Instant firstMissed = next(progress.settledUntil());
        if (firstMissed.isAfter(now)) {
            return new Due.NotYet();
        }
        Instant slot = dueTimes.latest(now);
        Duration lateness = Duration.between(slot, now);
        if (late.isPresent() && lateness.compareTo(late.get()) > 0) {
            return new Due.TooLate(slot);
        }
        boolean onTime = firstMissed.equals(slot) && lateness.compareTo(ON_TIME) <= 0;
        return new Due.Now(slot, onTime ? Cause.SCHEDULE : Cause.CATCH_UP, new Window(progress.windowEnd(), slot));
    }

    /**
     * What a run by hand covers: at least one period up to now, and all the time since the last window. It overlaps the
     * windows of the schedule and does not move them.
     */
    Window manualWindow(Progress progress, Instant now) {
        return new Window(earliest(progress.windowEnd(), now.minus(dueTimes.period(now))), now);
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
