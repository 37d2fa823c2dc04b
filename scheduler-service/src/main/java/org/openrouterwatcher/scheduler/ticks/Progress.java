package org.openrouterwatcher.scheduler.ticks;

import java.time.Instant;

/**
 * How far a job has come. It never goes back, so that a clock that does cannot bring a slot again.
 *
 * @param settledUntil slots up to here have been emitted, or came too late
 * @param windowEnd where the window of the next tick begins
 */
public record Progress(Instant settledUntil, Instant windowEnd) {

    /** The progress of a job that begins now: the slots before are nobody's concern. */
    static Progress from(Instant lastSlot) {
        return new Progress(lastSlot, lastSlot);
    }
}
