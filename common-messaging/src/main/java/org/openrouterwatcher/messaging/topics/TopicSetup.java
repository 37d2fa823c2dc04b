package org.openrouterwatcher.messaging.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the service's topics created and checked before anything is sent or listened to. A broker that is away delays the
 * start for a moment; after that it is waited for beside the running service, and a line says so from time to time.
 */
public final class TopicSetup implements SmartLifecycle {

    /** Before everything that sends or listens. */
    public static final int PHASE = -1000;

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration SAY_SO_EVERY = Duration.ofSeconds(10);

    private final List<Topic> topics;
    private final Map<String, Object> adminSettings;
    private final TopicProperties properties;
    private final Consumer<TopicMismatchException> lateRefusal;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;

    /** @param lateRefusal ends the service when a topic turns out wrong after the start */
    public TopicSetup(
            WatchedTopics topics,
            Map<String, Object> adminSettings,
            TopicProperties properties,
            Consumer<TopicMismatchException> lateRefusal) {
        this.topics = topics.topics();
        this.adminSettings = adminSettings;
        this.properties = properties;
        this.lateRefusal = lateRefusal;
    }

    /** How the topics are called. */
    public List<String> names() {
        return topics.stream().map(Topic::name).toList();
    }

    /** Makes topics that were there and are gone, if the broker lets it. */
    public void makeAgain() {
        log.atWarn().log("topics are gone, making them again");
        tryOnce();
    }

    /** Whether the topics are there, as they have to be. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Runs an action when the topics are there: at once if they are. */
    public void whenReady(Runnable action) {
        ready.thenRun(action);
    }

    /** @throws TopicMismatchException when a topic is there as something else */
    @Override
    public void start() {
        running = true;
        long end = System.nanoTime() + properties.startupWait().toNanos();
        while (!tryOnce()) {
            if (System.nanoTime() - end >= 0) {
                Thread.ofVirtual().name("topic-setup").start(this::keepTrying);
                return;
            }
            pause();
        }
    }

    private void keepTrying() {
        long sayNext = System.nanoTime();
        try {
            while (running && !tryOnce()) {
                if (System.nanoTime() - sayNext >= 0) {
                    log.atWarn()
                            .addKeyValue("bootstrapServers", adminSettings.get("bootstrap.servers"))
                            .log("waiting for the Kafka broker; listeners and outbox begin when it is there");
                    sayNext = System.nanoTime() + SAY_SO_EVERY.toNanos();
                }
                pause();
            }
        } catch (TopicMismatchException e) {
            log.atError().log(e.getMessage());
            lateRefusal.accept(e);
        }
    }

    private boolean tryOnce() {
        if (!topics.isEmpty()) {
            try (var admin = new TopicAdmin(adminSettings, properties.replication())) {
                admin.ensure(topics);
            } catch (TopicAdmin.BrokerAwayException e) {
                log.atDebug().setCause(e).log("topics not set up yet");
                return false;
            }
            log.atInfo()
                    .addKeyValue("topics", topics.stream().map(Topic::name).collect(Collectors.joining(",")))
                    .log("topics are as they have to be");
        }
        ready.complete(null);
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
