package org.openrouterwatcher.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.KeyWork.KeyValidationDue;

/**
 * The form on the wire is CloudEvents 1.0 in Kafka binary mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
class CloudEventsHeadersTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Event event = Samples.of("org.openrouterwatcher.key-work.validation-due.v1");
    private final Envelope<Event> envelope =
            new Envelope<>("id-1", "/usage-service", Instant.parse("2026-01-02T03:04:05.678901Z"), TRACE, event);

    @Test
    void everyAttributeIsAHeaderOfItsOwn() {
        assertThat(headers(EventSerializer.record(envelope)))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "id-1"),
                        entry("ce_source", "/usage-service"),
                        entry("ce_type", "org.openrouterwatcher.key-work.validation-due.v1"),
                        entry("ce_time", "2026-01-02T03:04:05.678901Z"),
                        entry("ce_subject", "11"),
                        entry("content-type", "application/json; charset=utf-8"),
                        entry("ce_traceparent", TRACE));
    }

    @Test
    void anEventOutsideOfATraceHasNoTraceHeader() {
        var untraced = Envelope.of("id-1", "/usage-service", Instant.EPOCH, event);

        assertThat(headers(EventSerializer.record(untraced))).doesNotContainKey("ce_traceparent");
    }

    @Test
    void theValueIsTheJsonOfTheRecordAlone() {
        var sent = EventSerializer.record(envelope);

        assertThat(new String(sent.value(), UTF_8))
                .isEqualTo("{\"tick_id\":\"018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e5f\",\"key_id\":11}");
    }

    @Test
    void keyAndTopicFollowFromTheEvent() {
        var sent = EventSerializer.record(envelope);

        assertThat(sent.key()).asString(UTF_8).isEqualTo("11");
        assertThat(sent.topic()).isEqualTo("key-work");
        assertThat(sent.partition()).isNull();
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(EventDeserializer.read(received(EventSerializer.record(envelope))))
                .isEqualTo(envelope);
    }

    @Test
    void timesWithAnOffsetAreRead() {
        var sent = EventSerializer.record(envelope);
        sent.headers().remove("ce_time").add("ce_time", "2026-01-02T04:04:05+01:00".getBytes(UTF_8));

        assertThat(EventDeserializer.read(received(sent)).time()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void anAttributeThatIsMissingMakesTheRecordUnreadable() {
        for (String required : new String[] {"ce_id", "ce_source", "ce_type", "ce_time"}) {
            var sent = EventSerializer.record(envelope);
            sent.headers().remove(required);

            assertThatThrownBy(() -> EventDeserializer.read(received(sent)))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining(required);
        }
    }

    @Test
    void aHeaderThatIsTooLongMakesTheRecordUnreadable() {
        var sent = EventSerializer.record(envelope);
        sent.headers().remove("ce_id").add("ce_id", new byte[64 * 1024]);

        assertThatThrownBy(() -> EventDeserializer.read(received(sent))).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void aTypeOfANewerWriterIsUnknownNotUnreadable() {
        var sent = EventSerializer.record(envelope);
        sent.headers().remove("ce_type").add("ce_type", "org.openrouterwatcher.key-work.praise-due.v1".getBytes(UTF_8));

        assertThatThrownBy(() -> EventDeserializer.read(received(sent))).isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void aRecordWithoutAValueIsUnreadable() {
        assertThatThrownBy(() -> EventDeserializer.event(null, KeyValidationDue.class))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> EventDeserializer.event("null".getBytes(UTF_8), KeyValidationDue.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        sent.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(header -> received.headers().add(header));
        return received;
    }
}
