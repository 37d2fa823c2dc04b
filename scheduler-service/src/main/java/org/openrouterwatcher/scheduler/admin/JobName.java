package org.openrouterwatcher.scheduler.admin;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** The name of a job in a path. */
final class JobName {

    private JobName() {}

    /** The job of this name; ends the request with 404 when there is none. */
    static Job parse(String name) {
        return Job.named(name)
                .orElseThrow(() -> new Refusal(Problem.notFound("There is no such job; there are " + all() + ".")));
    }

    private static String all() {
        return Arrays.stream(Job.values()).map(Job::wireName).collect(Collectors.joining(", "));
    }
}
