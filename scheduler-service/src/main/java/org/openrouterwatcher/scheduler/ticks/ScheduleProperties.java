package org.openrouterwatcher.scheduler.ticks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** When the jobs are due; {@code watcher.schedules.<job>.cron}, {@code .zone} and {@code .late}. */
@ConfigurationProperties(prefix = ScheduleProperties.PREFIX, ignoreUnknownFields = false)
record ScheduleProperties(
        @DefaultValue JobSettings usageSync,
        @DefaultValue JobSettings keyValidation,
        @DefaultValue JobSettings usagePurge) {

    static final String PREFIX = "watcher.schedules";

    /**
     * When one job is due.
     *
     * @param cron five fields, or six with seconds in front
     * @param zone in which the expression is read
     * @param late how late a slot may still be emitted, a minute or more; without it, however late
     */
    record JobSettings(
            @DefaultValue("") String cron,
            @DefaultValue("UTC") String zone,
            @Nullable Duration late) {}

    /** @throws UnusableScheduleException when a setting cannot be used */
    Timetables timetables() {
        return new Timetables(Map.of(
                Job.USAGE_SYNC, timetable(Job.USAGE_SYNC, usageSync),
                Job.KEY_VALIDATION, timetable(Job.KEY_VALIDATION, keyValidation),
                Job.USAGE_PURGE, timetable(Job.USAGE_PURGE, usagePurge)));
    }

    private static Timetable timetable(Job job, JobSettings settings) {
        return new Timetable(dueTimes(job, settings.cron(), zone(job, settings.zone())), late(job, settings.late()));
    }

    private static DueTimes dueTimes(Job job, String cron, ZoneId zone) {
        try {
            return DueTimes.of(cron, zone);
        } catch (IllegalArgumentException e) {
            throw new UnusableScheduleException(
                    job,
                    "cron",
                    cron,
                    "a cron expression such as \"0 * * * *\" for every hour (" + e.getMessage() + ")");
        }
    }

    private static ZoneId zone(Job job, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UnusableScheduleException(job, "zone", zone, "a time zone such as UTC or Europe/Berlin");
        }
    }

    private static Optional<Duration> late(Job job, @Nullable Duration late) {
        if (late != null && late.compareTo(Timetable.ON_TIME) < 0) {
            throw new UnusableScheduleException(job, "late", late.toString(), "a duration of a minute or more");
        }
        return Optional.ofNullable(late);
    }
}
