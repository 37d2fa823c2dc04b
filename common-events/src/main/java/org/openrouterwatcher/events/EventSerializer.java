package org.openrouterwatcher.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event in CloudEvents 1.0 Kafka binary mode: the value is the JSON of the record alone, everything else is a
 * header.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding, section 3.2</a>
 */
public final class EventSerializer {

    private EventSerializer() {}

    /** The record as it goes to Kafka; key is the subject in UTF-8. */
    public static ProducerRecord<byte[], byte[]> record(Envelope<? extends Event> envelope) {
        Event event = envelope.event();
        var kafkaRecord =
                new ProducerRecord<>(Topics.of(event), null, event.subject().getBytes(UTF_8), value(event));
        headers(envelope).forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(UTF_8)));
        return kafkaRecord;
    }

    /** The JSON of an event. */
    public static byte[] value(Event event) {
        return EventJson.MAPPER.writeValueAsBytes(event);
    }

    /** The CloudEvents headers, in the order of the specification. */
    public static Map<String, String> headers(Envelope<? extends Event> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.SPEC_VERSION, "1.0");
        headers.put(Headers.ID, envelope.id());
        headers.put(Headers.SOURCE, envelope.source());
        headers.put(Headers.TYPE, EventCatalog.wireName(envelope.event().getClass()));
        headers.put(Headers.TIME, envelope.time().toString());
        headers.put(Headers.SUBJECT, envelope.event().subject());
        headers.put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        @Nullable String traceparent = envelope.traceparent();
        if (traceparent != null) {
            headers.put(Headers.TRACEPARENT, traceparent);
        }
        return headers;
    }
}
