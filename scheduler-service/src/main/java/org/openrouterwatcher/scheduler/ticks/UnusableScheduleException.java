package org.openrouterwatcher.scheduler.ticks;

import org.openrouterwatcher.events.Job;

/** A job's settings do not say when it is due. The service does not start. */
final class UnusableScheduleException extends RuntimeException {

    UnusableScheduleException(Job job, String setting, String value, String wanted) {
        super("%s.%s.%s is \"%s\", but must be %s."
                .formatted(ScheduleProperties.PREFIX, job.wireName(), setting, value, wanted));
    }
}
