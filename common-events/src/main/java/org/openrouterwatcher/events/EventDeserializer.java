package org.openrouterwatcher.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads what {@link EventSerializer} writes. The type header only chooses among the records of {@link EventCatalog};
 * nothing in a record can make it load another class.
 */
public final class EventDeserializer {

    /** Longer headers than this are hostile or broken. */
    private static final int MAX_HEADER_BYTES = 4096;

    private EventDeserializer() {}

    /**
     * The event of a Kafka record.
     *
     * @throws UnknownEventTypeException for a type this version does not know: skip and count it
     * @throws UnreadableEventException for anything that is not an event of ours: it belongs to the dead letters
     */
    public static Envelope<Event> read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        String type = required(kafkaRecord, Headers.TYPE);
        Class<? extends Event> recordType =
                EventCatalog.named(type).orElseThrow(() -> new UnknownEventTypeException(type));
        return new Envelope<>(
                required(kafkaRecord, Headers.ID),
                required(kafkaRecord, Headers.SOURCE),
                time(required(kafkaRecord, Headers.TIME)),
                optional(kafkaRecord, Headers.TRACEPARENT),
                event(kafkaRecord.value(), recordType));
    }

    /** The event of a JSON value whose type is known. */
    public static <E extends Event> E event(byte @Nullable [] value, Class<E> type) {
        if (value == null || value.length == 0) {
            throw new UnreadableEventException("the record has no value", null);
        }
        try {
            E event = EventJson.MAPPER.readValue(value, type);
            if (event == null) {
                throw new UnreadableEventException("the value is JSON null", null);
            }
            RequiredFields.check((Record) event);
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException("the value is no " + type.getSimpleName(), e);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableEventException("header ce_time is no RFC 3339 time", e);
        }
    }

    private static String required(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        String value = optional(kafkaRecord, name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableEventException("header " + name + " is missing", null);
        }
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        Header header = kafkaRecord.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        if (header.value().length > MAX_HEADER_BYTES) {
            throw new UnreadableEventException("header " + name + " is too long", null);
        }
        return new String(header.value(), UTF_8);
    }
}
