package org.openrouterwatcher.gateway.tokens;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.tokens.FeedTopic.Incarnation;
import org.openrouterwatcher.revocation.Freshness.Question;

/**
 * Asks again and again where the feed ends, without waiting for the answer, and notices when everything up to there is
 * applied. That completes the view at the start, and proves it fresh while token-service has promised silence.
 */
final class EndOfFeed {

    private final FeedTopic topic;
    private final Incarnation feed;
    private final Run run;
    private final Duration pause;
    private @Nullable Asked asked;
    private long askedAt;
    private boolean reached;

    EndOfFeed(FeedTopic topic, Incarnation feed, Run run, Duration pause) {
        this.topic = topic;
        this.feed = feed;
        this.run = run;
        this.pause = pause;
        this.askedAt = System.nanoTime() - pause.toNanos();
    }

    private record Asked(Question question, CompletableFuture<Optional<Map<TopicPartition, Long>>> ends) {}

    /**
     * To be called every now and then.
     *
     * @param position the offset of the first record of a partition that is not applied
     * @return whether the view is complete for the first time
     */
    boolean look(ToLongFunction<TopicPartition> position) {
        if (asked == null) {
            askIfTime();
            return false;
        }
        if (!asked.ends().isDone()) {
            return false;
        }
        Optional<Map<TopicPartition, Long>> ends = asked.ends().join();
        if (ends.isPresent() && !isReached(ends.get(), position)) {
            return false;
        }
        Question answered = asked.question();
        asked = null;
        return ends.isPresent() && run.freshness().reachedEnd(answered) && isFirst();
    }

    private void askIfTime() {
        long now = System.nanoTime();
        if (now - askedAt >= pause.toNanos()) {
            askedAt = now;
            asked = new Asked(run.freshness().asking(), topic.ends(feed));
        }
    }

    private boolean isFirst() {
        boolean first = !reached;
        reached = true;
        return first;
    }

    private static boolean isReached(Map<TopicPartition, Long> ends, ToLongFunction<TopicPartition> position) {
        return ends.entrySet().stream().allMatch(end -> position.applyAsLong(end.getKey()) >= end.getValue());
    }
}
