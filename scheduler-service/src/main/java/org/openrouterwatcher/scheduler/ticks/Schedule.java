package org.openrouterwatcher.scheduler.ticks;

import org.openrouterwatcher.events.Job;

/**
 * Where a job stands.
 *
 * @param enabled whether its slots are emitted; a paused job catches up by its timetable when it is resumed
 */
public record Schedule(Job job, boolean enabled, Progress progress) {}
