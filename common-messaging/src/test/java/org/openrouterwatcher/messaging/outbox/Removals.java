package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.events.Versioned;

/** Small events with a version, about subjects that no other test has. */
final class Removals {

    private static final AtomicLong SUBJECTS = new AtomicLong(System.nanoTime());

    private Removals() {}

    static long newSubject() {
        return SUBJECTS.incrementAndGet();
    }

    /** On a topic that keeps every record. */
    static KeyRemoved keyRemoved(long subject, long version) {
        return new KeyRemoved(subject, 1, Instant.EPOCH, version);
    }

    /** On a topic that keeps the latest record of a subject only. */
    static ApiTokenRevoked tokenRevoked(long subject, long version) {
        return new ApiTokenRevoked(subject, 1, Instant.EPOCH, null, RevocationReason.REVOKED_BY_OWNER, version);
    }

    /** The versions of a subject in the order of the log. */
    static List<Long> versions(List<ConsumerRecord<byte[], byte[]>> records, String subject) {
        return records.stream()
                .filter(it -> new String(it.key(), UTF_8).equals(subject))
                .map(it -> EventDeserializer.read(it).event())
                .map(it -> ((Versioned) it).version())
                .toList();
    }
}
