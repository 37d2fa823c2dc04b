package org.openrouterwatcher.gateway.tokens;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.freshness.ChangePoller;
import org.openrouterwatcher.gateway.freshness.ProgressReporter;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.tokens.FeedTopic.Incarnation;
import org.openrouterwatcher.revocation.TokenView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the feed of token events with a thread of its own: all partitions, no group, from the beginning. A broker
 * that is away only means waiting. A topic that was made anew, or lost records, means starting over.
 */
final class TokenEventListener implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(TokenEventListener.class);

    /** A poll ends by itself. */
    private static final Duration END = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<FeedTopic> topics;
    private final TokenEventReader reader;
    private final TokenView view;
    private final ViewTrust trust;
    private final ChangePoller poller;
    private final ProgressReporter progress;
    private final TokenFeedProperties properties;
    private @Nullable Incarnation followed;
    private volatile @Nullable Thread thread;

    TokenEventListener(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<FeedTopic> topics,
            TokenEventReader reader,
            TokenView view,
            ViewTrust trust,
            ChangePoller poller,
            ProgressReporter progress,
            TokenFeedProperties properties) {
        this.consumers = consumers;
        this.topics = topics;
        this.reader = reader;
        this.view = view;
        this.trust = trust;
        this.poller = poller;
        this.progress = progress;
        this.properties = properties;
    }

    @Override
    public void run() {
        while (isRunning()) {
            try (FeedTopic topic = topics.get()) {
                stayWith(topic);
            } catch (InterruptedException | InterruptException e) {
                return; // somebody ends the JVM
            } catch (TimeoutException e) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("token feed cannot be reached, trying again");
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
        Run run = runOf(feed);
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(feed.partitions());
            consumer.seekToBeginning(feed.partitions());
            keepReading(consumer, topic, feed, run);
        } catch (OffsetOutOfRangeException e) {
            startOver("offsets lost");
        }
    }

    /** Read once more, a feed has nothing that is not known: what was proven of the view still holds. */
    private Run runOf(Incarnation feed) {
        if (feed.equals(followed)) {
            return trust.run();
        }
        followed = feed;
        return trust.startOver(feed.partitions().size());
    }

    private void keepReading(Consumer<byte[], byte[]> consumer, FeedTopic topic, Incarnation feed, Run run) {
        var end = new EndOfFeed(topic, feed, run, properties.endCheck());
        CompletableFuture<Optional<Incarnation>> asked = topic.ask();
        long askedAt = System.nanoTime();
        var reading = new FeedReading(consumer, reader, run);
        while (isRunning()) {
            if (end.look(reading::appliedUpTo)) {
                log.atInfo().addKeyValue("tokens", view.tokens()).log("token feed read to its end");
                run.readToEnd();
                poller.wake();
            }
            if (reading.advance()) {
                progress.tellAtOnce();
            }
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
        followed = null;
        trust.startOver(0);
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
            ending.join(END);
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
