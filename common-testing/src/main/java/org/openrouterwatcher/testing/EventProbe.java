package org.openrouterwatcher.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic from its first record, as bytes, beside all consumer groups, and keeps what it saw. Begins before the
 * topic is there, if need be.
 */
public final class EventProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    private EventProbe(String topic, String bootstrapServers) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A probe of a topic of {@link TestKafka}. */
    public static EventProbe of(String topic) {
        return of(topic, TestKafka.bootstrapServers());
    }

    /** A probe of a topic of any broker. */
    public static EventProbe of(String topic, String bootstrapServers) {
        return new EventProbe(topic, bootstrapServers);
    }

    /** Everything that stands in the topic now, oldest first within a partition. */
    public synchronized List<ConsumerRecord<byte[], byte[]>> seen() {
        assignAllPartitions();
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(seen::add);
        }
        return List.copyOf(seen);
    }

    /** Waits for a record of this kind and gives the first one. */
    public ConsumerRecord<byte[], byte[]> awaitRecord(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return await("a record in " + topic)
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> seen().stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /** Waits until what stands in the topic fulfils the assertion. */
    public void awaitRecords(Consumer<List<ConsumerRecord<byte[], byte[]>>> assertion) {
        await("records in " + topic).atMost(PATIENCE).pollInSameThread().untilAsserted(() -> assertion.accept(seen()));
    }

    /** Waits until this group of {@link TestKafka} has committed all that stands in the topic. */
    public static void awaitAllHeardBy(String group, String topic) {
        ConsumerLag.awaitNone(group, topic, TestKafka.bootstrapServers());
    }

    /** Waits until the group has committed all that stands in this probe's topic of {@link TestKafka}. */
    public void awaitAllHeardBy(String group) {
        awaitAllHeardBy(group, topic);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }

    private void assignAllPartitions() {
        var partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
    }
}
