package org.openrouterwatcher.gateway.testing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.web.token.ApiTokenFormat;

/** Tells token events as token-service does. */
public final class TokenFeed implements AutoCloseable {

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
            admin.createTopics(List.of(new NewTopic(Topics.TOKEN_EVENTS, 1, (short) 1)
                            .configs(Topics.named(Topics.TOKEN_EVENTS).settings())))
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

    private static ProducerRecord<byte[], byte[]> recordOf(TokenEvent event) {
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
