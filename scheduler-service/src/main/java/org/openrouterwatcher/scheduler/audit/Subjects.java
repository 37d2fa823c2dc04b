package org.openrouterwatcher.scheduler.audit;

import org.openrouterwatcher.audit.trail.Subject;
import org.openrouterwatcher.events.Job;

/** What entries are about. */
public final class Subjects {

    public static final String JOB = "job";

    private Subjects() {}

    public static Subject job(Job job) {
        return Subject.of(JOB, job.wireName());
    }
}
