package org.openrouterwatcher.token.gateways;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.openrouterwatcher.messaging.listening.TopicFollower;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Makes sure that no gateway is missing on the roll: neither one that another instance has heard, nor one that polls.
 */
@Component
public class RollCall {

    /** Each call asks the broker and the database; who revokes one thing now and then never waits for this. */
    private static final Duration GAP = Duration.ofMillis(10);

    private final TopicEnds ends;
    private final TopicFollower progress;
    private final GatewayPolls polls;
    private final GatewayRoll roll;
    private final News news;
    private final Rounds rounds = new Rounds(GAP);

    RollCall(
            TopicEnds ends,
            @Qualifier("gatewayProgress") TopicFollower progress,
            GatewayPolls polls,
            GatewayRoll roll,
            News news) {
        this.ends = ends;
        this.progress = progress;
        this.polls = polls;
        this.roll = roll;
        this.news = news;
    }

    /**
     * Brings every sign of life to the roll that any instance may have heard before this call. Who calls at the same
     * time is served together.
     *
     * @return false when the broker does not let us know in time whether there are more
     */
    public boolean holds(Duration patience) throws InterruptedException {
        return rounds.outcome(this::callOnce, patience);
    }

    private boolean callOnce(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean heardAll = hasHeardAll(deadline);
        polls.tell(roll);
        return heardAll;
    }

    private boolean hasHeardAll(long deadline) throws InterruptedException {
        Set<TopicPartition> partitions = progress.partitions();
        if (partitions.isEmpty()) {
            return false;
        }
        try {
            Map<TopicPartition, Long> end = ends.of(partitions).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            long seen = news.count();
            while (!progress.hasHeard(end)) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isPositive()) {
                    return false;
                }
                news.awaitMoreThan(seen, left);
                seen = news.count();
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
