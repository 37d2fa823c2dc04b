package org.openrouterwatcher.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a tick. */
public sealed interface TickResult extends Event {

    /**
     * All work of a tick is done.
     *
     * @param detail one sentence for a person when the outcome is not {@code SUCCEEDED}
     */
    @WireName("org.openrouterwatcher.tick.completed.v1")
    record TickCompleted(
            UUID tickId,
            Job job,
            Outcome outcome,
            Counts counts,
            @Nullable String detail,
            Instant startedAt,
            Instant completedAt)
            implements TickResult {
        @Override
        public String subject() {
            return job.wireName();
        }
    }

    /** How the work ended. */
    enum Outcome {
        SUCCEEDED,
        /** Some keys could be worked on, some not. */
        PARTLY,
        FAILED
    }

    /**
     * How much was done.
     *
     * @param keys keys that the tick had work for
     * @param succeeded keys whose work was done
     * @param failed keys whose work could not be done
     * @param rows ledger rows written or removed
     */
    record Counts(long keys, long succeeded, long failed, long rows) {}
}
