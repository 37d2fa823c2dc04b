package org.openrouterwatcher.messaging.listening;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;

/**
 * Notices that a topic is another one than before. Its offsets do not tell: when the new one has grown beyond the place
 * where the old one was left, a reader goes on there and misses what stands before.
 */
final class TopicIdentity {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Uuid known;
    private final Supplier<CompletableFuture<Uuid>> question;
    private CompletableFuture<Uuid> asked;
    private long askedAt = System.nanoTime();

    /** @param known what the topic was known by when its reader began */
    TopicIdentity(Uuid known, Supplier<CompletableFuture<Uuid>> question) {
        this.known = known;
        this.question = question;
        this.asked = question.get();
    }

    /** Whether the broker has said so; asks it now and then, and waits for nothing. */
    boolean hasChanged() {
        if (!asked.isDone() || System.nanoTime() - askedAt < PAUSE.toNanos()) {
            return false;
        }
        boolean changed = !asked.isCompletedExceptionally() && !asked.join().equals(known);
        askedAt = System.nanoTime();
        asked = question.get();
        return changed;
    }
}
