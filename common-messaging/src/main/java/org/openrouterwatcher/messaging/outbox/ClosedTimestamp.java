package org.openrouterwatcher.messaging.outbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out up to which time the outbox is empty, also while it never is. What was committed before a time has an id up
 * to the highest that was unsent then; once no id up to that one is unsent, the time is closed.
 */
final class ClosedTimestamp {

    private @Nullable Barrier barrier;

    private record Barrier(Instant time, long highestId) {}

    /**
     * The latest time that is proven closed by what was seen now, if another one is.
     *
     * @param readAt taken before the database was asked
     */
    Optional<Instant> seen(Instant readAt, UnsentIds unsent) {
        if (unsent.none()) {
            barrier = null;
            return Optional.of(readAt);
        }
        Barrier reached = barrier;
        if (reached == null || unsent.lowest() > reached.highestId()) {
            barrier = new Barrier(readAt, unsent.highest());
        }
        return Optional.ofNullable(reached)
                .filter(it -> unsent.lowest() > it.highestId())
                .map(Barrier::time);
    }

    /** The ids that are unsent, from the lowest to the highest; both 0 when there are none. */
    record UnsentIds(long lowest, long highest) {

        boolean none() {
            return highest == 0;
        }
    }
}
