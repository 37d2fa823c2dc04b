package org.openrouterwatcher.gateway.tokens;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.tokens.FeedTopic.Incarnation;
import org.openrouterwatcher.revocation.TokenView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the feed of token events with a thread of its own: all partitions, no group, from the beginning. The view is
 * complete once the end that the feed had at the start is reached; then it goes on following. A broker that is away
 * only means waiting. A topic that was made anew, or lost records, means starting over.
 */
final class TokenEventListener implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(TokenEventListener.class);

    private static final Duration POLL = Duration.ofMillis(250);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<FeedTopic> topics;
    private final TokenEventReader reader;
    private final TokenView view;
    private final ViewReadiness readiness;
    private final TokenFeedProperties properties;
    private volatile @Nullable Thread thread;

    TokenEventListener(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<FeedTopic> topics,
            TokenEventReader reader,
            TokenView view,
            ViewReadiness readiness,
            TokenFeedProperties properties) {
        this.consumers = consumers;
        this.topics = topics;
        this.reader = reader;
        this.view = view;
        this.readiness = readiness;
        this.properties = properties;
    }

    @Override
    public void run() {
        while (isRunning()) {
            try (FeedTopic topic = topics.get()) {
                stayWith(topic);
            } catch (InterruptedException | InterruptException e) {
                return; // somebody ends the JVM
            } catch (RuntimeException | ExecutionException e) {
                log.atWarn().setCause(e).log("token feed interrupted, reading it again");
                LockSupport.parkNanos(properties.pause().toNanos());
            }
        }
    }

    private void stayWith(FeedTopic topic) throws InterruptedException, ExecutionException {
        while (isRunning()) {
            Optional<Incarnation> found = topic.ask().get();
            if (found.isPresent()) {
                follow(topic, found.get());
            } else {
                Thread.sleep(properties.pause());
            }
        }
    }

    private void follow(FeedTopic topic, Incarnation feed) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(feed.partitions());
            consumer.seekToBeginning(feed.partitions());
            if (hasReadTo(consumer.endOffsets(feed.partitions()), consumer)) {
                readiness.completed();
                log.atInfo().addKeyValue("tokens", view.tokens()).log("token view complete");
                keepReading(consumer, topic, feed);
            }
        } catch (OffsetOutOfRangeException e) {
            startOver("offsets lost");
        }
    }

    /** Reads until the ends; false when told to stop before. */
    private boolean hasReadTo(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        while (!reached(consumer, ends)) {
            if (!isRunning()) {
                return false;
            }
            consumer.poll(POLL).forEach(reader::read);
        }
        return true;
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void keepReading(Consumer<byte[], byte[]> consumer, FeedTopic topic, Incarnation feed) {
        CompletableFuture<Optional<Incarnation>> asked = topic.ask();
        long askedAt = System.nanoTime();
        while (isRunning()) {
            consumer.poll(POLL).forEach(reader::read);
            if (asked.isDone()
                    && System.nanoTime() - askedAt >= properties.identityCheck().toNanos()) {
                if (asked.join().filter(now -> !now.equals(feed)).isPresent()) {
                    startOver("topic made anew");
                    return;
                }
                asked = topic.ask();
                askedAt = System.nanoTime();
            }
        }
    }

    private void startOver(String reason) {
        readiness.startedOver();
        view.forgetIssued();
        log.atWarn().addKeyValue("reason", reason).log("token view starts over");
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("token-feed").unstarted(this);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            awaitEnd(running);
        }
    }

    /** It ends with its poll; should it hang in a question to the broker, the JVM does not wait for it. */
    private static void awaitEnd(Thread ending) {
        try {
            ending.join(POLL.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before requests are taken, and until the last one is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
