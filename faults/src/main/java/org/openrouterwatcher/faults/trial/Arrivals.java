package org.openrouterwatcher.faults.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Topics;

/** When ticks of the schedule came out, by the clock of who listens. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<Instant, Instant> bySlot = new ConcurrentHashMap<>();
    private final String bootstrapServers;
    private final Thread listener;
    private volatile boolean enough;

    Arrivals(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.listener = Thread.ofPlatform().daemon().name("arrivals").start(this::listen);
    }

    /** When the tick of a slot came, if it did. */
    Optional<Instant> of(Instant slot) {
        return Optional.ofNullable(bySlot.get(slot));
    }

    /** The slots of which a tick came. */
    int slots() {
        return bySlot.size();
    }

    private void listen() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKS).stream()
                    .map(info -> new TopicPartition(Topics.TICKS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            while (!enough) {
                consumer.poll(POLL).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (EventDeserializer.read(kafkaRecord).event() instanceof Tick.UsageSyncDue tick
                && tick.cause() != Tick.Cause.MANUAL) {
            bySlot.putIfAbsent(tick.dueAt(), Instant.now());
        }
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        listener.join();
    }
}
