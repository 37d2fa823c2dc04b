package org.openrouterwatcher.messaging.outbox;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids for events that have no natural identity. */
final class EventIds {

    private EventIds() {}

    /**
     * A UUID that begins with the time, so that ids near in time are near in an index (RFC 9562, section 5.7). It has
     * to be unique, not secret.
     */
    static String random(Instant now) {
        var random = ThreadLocalRandom.current();
        long timeAndVersion = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long variantAndRandom = Long.MIN_VALUE | random.nextLong() >>> 2;
        return new UUID(timeAndVersion, variantAndRandom).toString();
    }
}
