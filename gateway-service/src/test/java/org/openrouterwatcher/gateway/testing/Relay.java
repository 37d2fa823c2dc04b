package org.openrouterwatcher.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;

/** Stands for the relay of token-service: hears what gateways report, and names their beats in the marks it writes. */
public final class Relay implements AutoCloseable {

    /** The cursor of all its marks. */
    public static final long CURSOR = 42;

    private static final AtomicLong EPOCHS = new AtomicLong();
    private static final TopicPartition PROGRESS = new TopicPartition(Topics.GATEWAY_PROGRESS, 0);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TokenFeed feed;
    private final String bootstrapServers;
    private final List<FeedApplied> reports = new CopyOnWriteArrayList<>();
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final long epoch = EPOCHS.incrementAndGet();
    private final Thread thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
    private volatile boolean marking = true;
    private volatile boolean running = true;
    private long version;

    /** Begins at once to write marks. */
    public Relay(TokenFeed feed, String bootstrapServers) {
        this.feed = feed;
        this.bootstrapServers = bootstrapServers;
        thread.start();
    }

    /** All reports that gateways have made since there is the topic. */
    public List<FeedApplied> reports() {
        return List.copyOf(reports);
    }

    /** Falls silent without a word, as a process does that is killed. */
    public void fallSilent() {
        marking = false;
    }

    /** Promises that nothing will come from it any more, and falls silent. */
    public synchronized void seal() {
        marking = false;
        mark(true);
    }

    private void run() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(PROGRESS));
            consumer.seekToBeginning(List.of(PROGRESS));
            while (running) {
                consumer.poll(PAUSE).forEach(this::hear);
                markIfWanted();
            }
        }
    }

    private synchronized void markIfWanted() {
        if (marking) {
            mark(false);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (EventDeserializer.read(kafkaRecord).event() instanceof FeedApplied report) {
            reports.add(report);
            heard.merge(new String(kafkaRecord.key(), UTF_8), report.beat(), Math::max);
        }
    }

    private void mark(boolean sealed) {
        feed.tell(new FeedClosed(0, epoch, Instant.now(), sealed, CURSOR, Map.copyOf(heard), ++version));
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
