package org.openrouterwatcher.scheduler.ticks;

import java.time.Instant;

/**
 * The time a tick covers.
 *
 * @param start inclusive
 * @param end exclusive, later than the start
 */
public record Window(Instant start, Instant end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a window from " + start + " to " + end + " covers nothing");
        }
    }
}
