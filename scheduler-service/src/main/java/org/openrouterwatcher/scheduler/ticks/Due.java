package org.openrouterwatcher.scheduler.ticks;

import java.time.Instant;
import org.openrouterwatcher.events.Tick.Cause;

/** What is to be done for a job at an instant. */
sealed interface Due {

    /** Nothing: no slot has come since the last one. */
    record NotYet() implements Due {}

    /** A tick is to be emitted. */
    record Now(Instant slot, Cause cause, Window window) implements Due {}

    /** A slot has come, but so long ago that its tick is of no use any more. */
    record TooLate(Instant slot) implements Due {}
}
