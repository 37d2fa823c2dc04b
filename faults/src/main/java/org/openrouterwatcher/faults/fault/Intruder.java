package org.openrouterwatcher.faults.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.Topics;

/** Somebody who can write to the brokers and should not be believed. */
final class Intruder implements Breakage {

    private static final int RECORDS = 20;

    private final String bootstrapServers;
    private final boolean isClever;

    /** @param isClever whether the records look like those of token-service, but for the signature */
    Intruder(String bootstrapServers, boolean isClever) {
        this.bootstrapServers = bootstrapServers;
        this.isClever = isClever;
    }

    @Override
    public void begin() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(isClever ? forged(i) : poison(i)).get();
            }
        }
    }

    @Override
    public void end() {
        // what was written stays
    }

    private static ProducerRecord<byte[], byte[]> poison(int number) {
        return new ProducerRecord<>(
                Topics.TOKEN_EVENTS, ("token/" + number).getBytes(UTF_8), "{\"token_id\":".getBytes(UTF_8));
    }

    /** Claims that a token of the intruder's is good, from a time to come and in a version that beats every other. */
    private static ProducerRecord<byte[], byte[]> forged(int number) {
        Event claim = new ApiTokenIssued(
                1_000_000 + number,
                1,
                "0".repeat(64),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(1)),
                1_000_000);
        return EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/token-service", Instant.now(), claim));
    }
}
