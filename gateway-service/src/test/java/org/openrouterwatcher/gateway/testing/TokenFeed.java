package org.openrouterwatcher.gateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.web.token.ApiTokenFormat;

/** Tells token events as token-service does. */
public final class TokenFeed implements AutoCloseable {

    /** The setting of a gateway that is to believe what is told here. */
    public static final String KEYS = "f1:" + Base64.getEncoder().encodeToString(new byte[32]);

    private static final FeedSignature SIGNATURE = FeedSignature.withKeys(KEYS);
    private static final AtomicLong NEXT_ID = new AtomicLong(1000);

    private final KafkaProducer<byte[], byte[]> producer;

    public TokenFeed(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An API token and what is told of it. */
    public record ApiToken(long id, long userId, String value) {
        public ApiTokenIssued issued() {
            return issued(null);
        }

        public ApiTokenIssued issued(Instant expiresAt) {
            return new ApiTokenIssued(id, userId, ApiTokenFormat.digest(value), Instant.now(), expiresAt, 1);
        }

        public ApiTokenRevoked revoked() {
            return new ApiTokenRevoked(id, userId, Instant.now(), null, RevocationReason.REVOKED_BY_OWNER, 2);
        }
    }

    /** A token that nobody was told of. */
    public static ApiToken newToken() {
        long id = NEXT_ID.incrementAndGet();
        return new ApiToken(
                id, id + 1_000_000, ApiTokenFormat.generate(new SecureRandom()).reveal());
    }

    public static void createTopics(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(Topics.TOKEN_EVENTS, Topics.GATEWAY_PROGRESS)
                            .map(Topics::named)
                            .map(it -> new NewTopic(it.name(), it.partitions(), (short) 1).configs(it.settings()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the topic away with all that was told. */
    public static void deleteTopic(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(Topics.TOKEN_EVENTS)).all().get();
        }
    }

    /** Returns when the broker has it. */
    public void tell(TokenEvent event) {
        send(recordOf(event));
    }

    /** Tells of many tokens that nobody can use; returns when the broker has them all. */
    public void tellOfNewTokens(int count) {
        for (int i = 0; i < count; i++) {
            long id = NEXT_ID.incrementAndGet();
            var digest = ApiTokenFormat.digest("token " + id);
            producer.send(recordOf(new ApiTokenIssued(id, id % 1000, digest, Instant.now(), null, 1)));
        }
        producer.flush();
    }

    /** As token-service writes it. */
    public static ProducerRecord<byte[], byte[]> recordOf(TokenEvent event) {
        var kafkaRecord = unsigned(event);
        String type = EventCatalog.wireName(event.getClass());
        String mac = SIGNATURE.sign(kafkaRecord.topic(), kafkaRecord.key(), type, kafkaRecord.value());
        kafkaRecord.headers().add(FeedSignature.HEADER, mac.getBytes(US_ASCII));
        return kafkaRecord;
    }

    /** As somebody would write it who has another key. */
    public static ProducerRecord<byte[], byte[]> forged(TokenEvent event) {
        var kafkaRecord = unsigned(event);
        kafkaRecord.headers().add(FeedSignature.HEADER, ("f1." + "A".repeat(43)).getBytes(US_ASCII));
        return kafkaRecord;
    }

    /** As somebody would write it who has no key. */
    public static ProducerRecord<byte[], byte[]> unsigned(TokenEvent event) {
        return EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/token-service", Instant.now(), event));
    }

    public void send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            producer.send(kafkaRecord).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
