package org.openrouterwatcher.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.UnknownEventTypeException;
import org.openrouterwatcher.events.UnreadableEventException;

/** Reads a topic as a program outside would that begins at offset 0. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicReader() {}

    /** All that is there now; what is no event of ours is left out. */
    public static List<Told> readAll(String topic, String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Told>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(kafkaRecord -> read(kafkaRecord).ifPresent(told::add));
            }
            return told;
        }
    }

    private static Optional<Told> read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            var envelope = EventDeserializer.read(kafkaRecord);
            return Optional.of(
                    new Told(kafkaRecord.partition(), kafkaRecord.offset(), envelope.id(), envelope.event()));
        } catch (UnknownEventTypeException | UnreadableEventException notOurs) {
            return Optional.empty();
        }
    }
}
