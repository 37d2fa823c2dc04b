package org.openrouterwatcher.token.gateways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.revocation.GatewayRoll;

class GatewayReportsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private final GatewayRoll roll = new GatewayRoll(Duration.ofSeconds(31), () -> 0);
    private final GatewayReports reports =
            new GatewayReports(new EventReader(new SimpleMeterRegistry()), roll, new News());

    @Test
    void putAGatewayOnTheRollAndKeepWhatItSaidLast() {
        report("a", 1, NOW);
        report("a", 2, NOW);

        assertThat(roll.beats()).isEqualTo(Map.of("a", 2L));
        assertThat(reports.latestOf("a").map(FeedApplied::beat)).contains(2L);
    }

    @Test
    void takeAGatewayFromTheRollThatAnotherInstanceHasRetired() {
        report("a", 1, NOW);

        retire("a", NOW.plus(RetiredGateways.SILENT_FOR).plusMillis(1));

        assertThat(roll.gateways()).isEmpty();
        assertThat(reports.latestOf("a")).isEmpty();
    }

    @Test
    void keepAGatewayThatSpokeAgainWhileItWasBeingRetired() {
        report("a", 1, NOW);

        retire("a", NOW.plusSeconds(1));

        assertThat(roll.beats()).containsKey("a");
    }

    @Test
    void passOverWhatIsNoReport() {
        assertThatNoException().isThrownBy(() -> hear("a", "{".getBytes(UTF_8), new RecordHeaders(), NOW));

        assertThat(roll.gateways()).isEmpty();
    }

    private void report(String gateway, long beat, Instant at) {
        var report = new FeedApplied(gateway, 0, 12, beat, GatewayState.FRESH, 3, Map.of(), at, beat);
        ProducerRecord<byte[], byte[]> sent =
                EventSerializer.record(Envelope.of(gateway + beat, "/gateway-service", at, report));
        hear(gateway, sent.value(), sent.headers(), at);
    }

    private void retire(String gateway, Instant at) {
        hear(gateway, null, new RecordHeaders(), at);
    }

    private void hear(String key, byte[] value, Headers headers, Instant at) {
        reports.hear(new ConsumerRecord<>(
                Topics.GATEWAY_PROGRESS,
                0,
                0,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length(),
                0,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty()));
    }
}
