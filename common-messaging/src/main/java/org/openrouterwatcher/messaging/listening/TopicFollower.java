package org.openrouterwatcher.messaging.listening;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all of a topic for this instance alone, with a thread of its own: every partition, no group, nothing committed.
 * A broker that is away only means waiting. It ends after everybody who needs what is heard.
 */
public final class TopicFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TopicSetup topics;
    private final TopicEnds broker;
    private final String topic;
    private final From from;
    private final Hearer hearer;

    /** The offset of the next record of each partition. */
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    private @Nullable Uuid identity;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    TopicFollower(
            Supplier<Consumer<byte[], byte[]>> consumers,
            TopicSetup topics,
            TopicEnds broker,
            String topic,
            From from,
            Hearer hearer) {
        this.consumers = consumers;
        this.topics = topics;
        this.broker = broker;
        this.topic = topic;
        this.from = from;
        this.hearer = hearer;
    }

    /** Where to begin. */
    public enum From {
        /** At the first record there is. */
        BEGINNING,
        /** Behind the last record there is at the start. */
        END
    }

    /** What becomes of the records. */
    public interface Hearer {

        /** Hears one record after the other; one that it fails at comes again after a pause. */
        void hear(ConsumerRecord<byte[], byte[]> kafkaRecord);

        /** The topic was made anew: offsets that were heard have lost their meaning. */
        default void begunAnew() {}

        /** Some more records have been heard, or the follower has found out that there are none. */
        default void advanced() {}
    }

    /** The topic's partitions; none before the broker has told. */
    public Set<TopicPartition> partitions() {
        return Set.copyOf(positions.keySet());
    }

    /** Whether everything before these offsets has been heard. */
    public boolean hasHeard(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** Whether it does its work; one that an {@link Error} has ended does not begin again. */
    boolean isAlive() {
        Thread started = thread;
        return started == null || started.isAlive();
    }

    @Override
    public void start() {
        running = true;
        topics.whenReady(this::begin);
    }

    private synchronized void begin() {
        if (running) {
            Thread started =
                    Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(this::run);
            thread = started;
            started.start();
        }
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (InterruptException e) {
                return; // somebody ends the JVM
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("topic", topic).setCause(e).log("following interrupted, going on soon");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Uuid found = broker.identity(topic).join();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (identity != null && !identity.equals(found)) {
            beginAnew(partitions);
        }
        identity = found;
        consumer.assign(partitions);
        partitions.forEach(partition -> seek(consumer, partition));
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        var watch = new TopicIdentity(found, () -> broker.identity(topic));
        while (running && !watch.hasChanged()) {
            consumer.poll(POLL).forEach(this::hear);
            // it also passes what is no record
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            hearer.advanced();
        }
    }

    private void beginAnew(List<TopicPartition> partitions) {
        log.atWarn().addKeyValue("topic", topic).log("topic made anew");
        positions.clear();
        partitions.forEach(partition -> positions.put(partition, 0L));
        hearer.begunAnew();
    }

    private void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var partition = new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition());
        if (kafkaRecord.offset() < positions.getOrDefault(partition, 0L)) {
            hearer.begunAnew();
        }
        hearer.hear(kafkaRecord);
        positions.put(partition, kafkaRecord.offset() + 1);
    }

    private void seek(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long known = positions.get(partition);
        if (known != null) {
            consumer.seek(partition, known);
        } else if (from == From.BEGINNING) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seekToEnd(List.of(partition));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread ending = thread;
        if (ending != null) {
            awaitEnd(ending);
            thread = null;
        }
    }

    /** It ends with its poll; should it hang in a question to the broker, nobody waits for it. */
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
        return running;
    }
}
