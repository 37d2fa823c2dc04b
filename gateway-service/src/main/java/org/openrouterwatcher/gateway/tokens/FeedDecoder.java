package org.openrouterwatcher.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.UnreadableEventException;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Ignored;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Told;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Why;
import org.openrouterwatcher.revocation.FeedSignature;

/**
 * Reads records of the feed, and believes only what token-service has signed. Of the headers it needs the type alone.
 * Threads may share it.
 */
final class FeedDecoder {

    private final FeedSignature signature;

    FeedDecoder(FeedSignature signature) {
        this.signature = signature;
    }

    FeedEntry decode(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte[] value = kafkaRecord.value();
        if (value == null) {
            return new Ignored(Why.TOMBSTONE);
        }
        byte[] mac = header(kafkaRecord, FeedSignature.HEADER);
        byte[] type = header(kafkaRecord, Headers.TYPE);
        if (mac == null || type == null || kafkaRecord.key() == null) {
            return new Ignored(Why.UNSIGNED);
        }
        String wireName = new String(type, UTF_8);
        return signature.verifies(mac, kafkaRecord.topic(), kafkaRecord.key(), wireName, value)
                ? believed(wireName, value, kafkaRecord.partition())
                : new Ignored(Why.FORGED);
    }

    private static FeedEntry believed(String wireName, byte[] value, int partition) {
        Class<? extends Event> type = EventCatalog.named(wireName).orElse(null);
        if (type == null) {
            return new Ignored(Why.UNKNOWN);
        }
        try {
            return EventDeserializer.event(value, type) instanceof TokenEvent event && isInPlace(event, partition)
                    ? new Told(event)
                    : new Ignored(Why.MISPLACED);
        } catch (UnreadableEventException e) {
            return new Ignored(Why.UNREADABLE);
        }
    }

    /** A mark speaks of its own partition; copied into another one it would say something else. */
    private static boolean isInPlace(TokenEvent event, int partition) {
        return !(event instanceof FeedClosed mark) || mark.partition() == partition;
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        Header header = kafkaRecord.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
