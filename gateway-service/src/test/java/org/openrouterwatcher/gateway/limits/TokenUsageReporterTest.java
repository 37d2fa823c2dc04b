package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenUsage.TokenUsed;
import org.openrouterwatcher.testing.TestClock;

class TokenUsageReporterTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final TestClock clock = TestClock.at(NOON);
    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TokenUsageReporter reporter = new TokenUsageReporter(new UsageSender(() -> broker), "gw-1", clock);

    @Test
    void tellsEachTokenOnceWithItsCountAndLastUse() {
        reporter.used(1);
        reporter.used(2);
        clock.advance(Duration.ofSeconds(3));
        reporter.used(1);

        reporter.report();

        assertThat(told().stream().map(Envelope::event))
                .containsExactlyInAnyOrder(
                        new TokenUsed(1, 2, NOON.plusSeconds(3), "gw-1"), new TokenUsed(2, 1, NOON, "gw-1"));
    }

    @Test
    void saysNothingWhenThereIsNothingToSay() {
        reporter.used(1);
        reporter.report();

        reporter.report();

        assertThat(told()).hasSize(1);
    }

    @Test
    void sendsAgainUnderTheSameIdWhatTheBrokerDidNotAcknowledge() {
        reporter.used(1);
        broker.sendException = new TimeoutException("broker away");
        reporter.report();
        assertThat(told()).isEmpty();

        broker.sendException = null;
        reporter.report();
        reporter.report();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().event()).isEqualTo(new TokenUsed(1, 1, NOON, "gw-1"));
    }

    @Test
    void keepsWhatHappensWhileTheBrokerIsAway() {
        reporter.used(1);
        broker.sendException = new TimeoutException("broker away");
        reporter.report();
        reporter.used(1);
        reporter.used(1);
        broker.sendException = null;

        reporter.report();
        reporter.report();

        assertThat(told().stream().map(it -> ((TokenUsed) it.event()).count())).containsExactly(1L, 2L);
    }

    @Test
    void saysItsLastWordWhenItIsClosed() {
        reporter.used(1);

        reporter.close();

        assertThat(told()).hasSize(1);
        assertThat(broker.closed()).isTrue();
    }

    private List<Envelope<Event>> told() {
        return broker.history().stream().map(TokenUsageReporterTest::read).toList();
    }

    private static Envelope<Event> read(ProducerRecord<byte[], byte[]> sent) {
        var heard = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(heard.headers()::add);
        return EventDeserializer.read(heard);
    }
}
