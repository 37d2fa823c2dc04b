package org.openrouterwatcher.scheduler.ticks;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.openrouterwatcher.events.Job;

/** The timetable of every job. */
public final class Timetables {

    private final Map<Job, Timetable> timetables;

    Timetables(Map<Job, Timetable> timetables) {
        this.timetables = Collections.unmodifiableMap(new EnumMap<>(timetables));
    }

    /** The timetable of a job. */
    public Timetable of(Job job) {
        Timetable timetable = timetables.get(job);
        if (timetable == null) {
            throw new IllegalStateException("no timetable of " + job);
        }
        return timetable;
    }

    /** The first slot of any job after this instant. */
    Instant next(Instant after) {
        return Stream.of(Job.values())
                .map(job -> of(job).next(after))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
