package org.openrouterwatcher.benchmarks.startup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.revocation.FeedSignature;

/**
 * Tells the feed of tokens that were never issued, as token-service would: a million through the API would take hours.
 */
final class ManyTokens {

    /** Beyond what token-service gives out itself in a measurement. */
    private static final long FIRST_ID = 1_000_000_000;

    private final FeedSignature signature;

    /** @param feedKeys what token-service signs with */
    ManyTokens(String feedKeys) {
        this.signature = FeedSignature.withKeys(feedKeys);
    }

    /** Returns when the broker has them all. */
    void tell(String bootstrapServers, int count) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long id = FIRST_ID; id < FIRST_ID + count; id++) {
                producer.send(signed(new ApiTokenIssued(id, id % 1000, digest(id), Instant.now(), null, 1)));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> signed(TokenEvent event) {
        var kafkaRecord = EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/token-service", Instant.now(), event));
        String type = EventCatalog.wireName(event.getClass());
        String mac = signature.sign(kafkaRecord.topic(), kafkaRecord.key(), type, kafkaRecord.value());
        kafkaRecord.headers().add(FeedSignature.HEADER, mac.getBytes(US_ASCII));
        return kafkaRecord;
    }

    private static String digest(long id) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(("no token " + id).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
