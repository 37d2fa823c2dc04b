package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox: one event in the form in which it will travel.
 *
 * @param key the event's subject
 * @param version set where the event states how its subject now is
 */
record OutboxEntry(
        long id,
        String topic,
        String key,
        Map<String, String> headers,
        byte[] payload,
        @Nullable Long version) {

    /** What one entry must not overtake: facts about the same subject. */
    Subject subject() {
        return new Subject(topic, key);
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        var kafkaRecord = new ProducerRecord<>(topic, null, key.getBytes(UTF_8), payload);
        headers.forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(UTF_8)));
        return kafkaRecord;
    }

    /** A key of a topic. */
    record Subject(String topic, String key) {}
}
