package org.openrouterwatcher.revocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a relay may promise in its next mark, also while the outbox never is empty. What was committed before
 * a look at the outbox has an id up to the highest that was unsent then; once no id up to that one is unsent, what was
 * known before that look may be promised.
 */
public final class ClosingBarrier {

    private @Nullable Barrier barrier;

    private record Barrier(Promise promise, long highestId) {}

    /**
     * What is to be known before the outbox is looked at, in this order.
     *
     * @param at now
     * @param heard per gateway, the highest beat heard
     */
    public record Before(Instant at, Map<String, Long> heard) {}

    /**
     * What one statement has seen in the outbox.
     *
     * @param lowest of the unsent ids; 0 when there are none
     * @param highest of the unsent ids; 0 when there are none
     * @param cursor {@code pg_snapshot_xmin(pg_current_snapshot())} of the same statement: every transaction with a
     *     lower id was over
     */
    public record Unsent(long lowest, long highest, long cursor) {

        boolean none() {
            return highest == 0;
        }
    }

    /** What a mark may say that is written now: see {@code FeedClosed}. */
    public record Promise(Instant closedAt, Map<String, Long> heard, long cursor) {}

    /** The best promise that is proven by what was seen now, if there is another one than before. */
    public Optional<Promise> seen(Before before, Unsent unsent) {
        var promise = new Promise(before.at(), before.heard(), unsent.cursor());
        if (unsent.none()) {
            barrier = null;
            return Optional.of(promise);
        }
        Barrier reached = barrier;
        if (reached == null || unsent.lowest() > reached.highestId()) {
            barrier = new Barrier(promise, unsent.highest());
        }
        return Optional.ofNullable(reached)
                .filter(it -> unsent.lowest() > it.highestId())
                .map(Barrier::promise);
    }
}
