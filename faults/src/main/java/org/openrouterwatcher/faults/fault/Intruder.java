package org.openrouterwatcher.faults.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.revocation.FeedSignature;

/** Somebody who can write to the brokers and should not be believed. */
abstract sealed class Intruder implements Breakage {

    private static final int RECORDS = 20;
    private static final long NO_SUCH_TOKEN = 1_000_000_000;

    private final String bootstrapServers;

    private Intruder(Site site) {
        this.bootstrapServers = site.cluster().bootstrapServers();
    }

    /** Writes what nobody can read. */
    static final class Vandal extends Intruder {

        Vandal(Site site) {
            super(site);
        }

        @Override
        ProducerRecord<byte[], byte[]> written(int number) {
            return new ProducerRecord<>(
                    Topics.TOKEN_EVENTS, ("token/" + number).getBytes(UTF_8), "{\"token_id\":".getBytes(UTF_8));
        }
    }

    /**
     * Has a token that was revoked, and claims in the form of token-service that it is good, but signs with a key of
     * its own.
     */
    static final class Forger extends Intruder {

        private final Site site;
        private volatile String digest = "";

        Forger(Site site) {
            super(site);
            this.site = site;
        }

        @Override
        public void begin() throws Exception {
            String value = revokedToken();
            digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
            super.begin();
            site.people().impostors().add(value);
        }

        private String revokedToken() throws InterruptedException {
            var jwt = site.people().admin().jwt();
            var patience = Duration.ofSeconds(30);
            var made = site.api()
                    .demand(Call.post(Purpose.CHECK, "/api/tokens", jwt, Map.of("name", "stolen")), 201, patience)
                    .json();
            var id = made.get("id").asString();
            site.api().demand(Call.delete(Purpose.CHECK, "/api/tokens/" + id, jwt), 204, patience);
            return made.get("token").asString();
        }

        /** Another token of the same value, in a version that beats every other. */
        @Override
        ProducerRecord<byte[], byte[]> written(int number) {
            var now = Instant.now();
            Event claim = new ApiTokenIssued(
                    NO_SUCH_TOKEN + number, 1, digest, now, now.plus(Duration.ofDays(1)), Long.MAX_VALUE / 2);
            var written =
                    EventSerializer.record(Envelope.of(UUID.randomUUID().toString(), "/token-service", now, claim));
            var mac = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
            written.headers().add(FeedSignature.HEADER, ("mine." + mac).getBytes(UTF_8));
            return written;
        }
    }

    abstract ProducerRecord<byte[], byte[]> written(int number);

    @Override
    public void begin() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(written(i)).get();
            }
        }
    }

    @Override
    public void end() {
        // what was written stays
    }
}
