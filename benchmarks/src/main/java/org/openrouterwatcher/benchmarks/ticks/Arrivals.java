package org.openrouterwatcher.benchmarks.ticks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Topics;

/** When the tick of each slot came, by the clock of who listens. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final ConcurrentNavigableMap<Instant, Instant> bySlot = new ConcurrentSkipListMap<>();
    private final String bootstrapServers;
    private final Thread listener;
    private volatile boolean enough;

    private Arrivals(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.listener = Thread.ofPlatform().daemon().name("arrivals").start(this::listen);
    }

    static Arrivals listenTo(String bootstrapServers) {
        return new Arrivals(bootstrapServers);
    }

    /** Returns when the tick of a slot has come, and does not wait for it any longer than until then. */
    void await(Instant slot, Instant until) throws InterruptedException {
        while (!bySlot.containsKey(slot) && Instant.now().isBefore(until)) {
            Thread.sleep(POLL);
        }
    }

    /** By slot, from the first one to before the end. */
    NavigableMap<Instant, Instant> between(Instant first, Instant end) {
        return bySlot.subMap(first, true, end, false);
    }

    private void listen() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                    .map(info -> new TopicPartition(Topics.TICKS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!enough) {
                consumer.poll(POLL).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (EventDeserializer.read(kafkaRecord).event() instanceof Tick.UsageSyncDue tick) {
            bySlot.putIfAbsent(tick.dueAt(), Instant.now());
        }
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        listener.join();
    }
}
