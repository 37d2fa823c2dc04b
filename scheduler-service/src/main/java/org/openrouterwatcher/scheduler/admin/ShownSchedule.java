package org.openrouterwatcher.scheduler.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Job;

/**
 * A schedule as administrators see it.
 *
 * @param nextDue the next slot to come, also of a paused job
 * @param overdue whether a slot should have been emitted and was not; never of a paused job
 */
record ShownSchedule(
        Job job,
        String cron,
        String zone,
        boolean enabled,
        Instant nextDue,
        boolean overdue,
        @Nullable ShownTick lastTick) {}
