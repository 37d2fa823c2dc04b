package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;
import org.openrouterwatcher.testing.TestClock;

/** Claims of a gateway that is alone and whose broker takes everything. */
class ClaimSenderTest {

    private static final long TOKEN = 7;
    private static final int FREE = 5;
    private static final Duration UNTIL_SOMEBODY_WAITS = Duration.ofHours(1);

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final CountingGateways gateways = new CountingGateways("gw-1", clock);
    private final SharedQuota quota = new SharedQuota(
            new Quota("token", 20 * FREE, Duration.ofHours(1)), 1000, Duration.ofMillis(100), gateways, clock);
    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ClaimSender sender = new ClaimSender(() -> broker, quota, gateways, clock, UNTIL_SOMEBODY_WAITS);

    @BeforeEach
    void isKnownToTheOthers() {
        gateways.hear(gateways.beat());
        for (int second = 0; second < CountingGateways.GONE_AFTER.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            gateways.hear(gateways.beat());
        }
        quota.caughtUp();
        sender.start();
    }

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void aClaimThatNobodyWaitsForRests() {
        quota.take(TOKEN);

        await().during(Duration.ofMillis(200)).until(() -> claims().isEmpty());
    }

    @Test
    void aClaimGoesAtOnceForWhoWaitsAndSpeaksForAllBefore() {
        for (int call = 0; call < FREE; call++) {
            assertThat(quota.take(TOKEN)).isInstanceOf(Claim.Decided.class);
        }

        assertThat(quota.take(TOKEN)).isInstanceOf(Claim.Waiting.class);

        await().until(() -> claims().size() == 1);
        assertThat(claims().getFirst().held()).isEqualTo(FREE);
        assertThat(claims().getFirst().waiting()).isEqualTo(1);
    }

    private List<CallsClaimed> claims() {
        return broker.history().stream()
                .map(ClaimSenderTest::read)
                .filter(CallsClaimed.class::isInstance)
                .map(CallsClaimed.class::cast)
                .toList();
    }

    private static Event read(ProducerRecord<byte[], byte[]> sent) {
        var heard = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(heard.headers()::add);
        return EventDeserializer.read(heard).event();
    }
}
