package org.openrouterwatcher.scheduler.ticks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.openrouterwatcher.events.Job;

/** The id of a slot's tick follows from job and slot, so that the same slot told twice is one tick. */
final class TickIds {

    /** Sets our names apart from everybody else's. */
    private static final UUID NAMESPACE = UUID.fromString("6f1d3b1e-9c0a-4b7e-8a52-0d7b6f2c9e41");

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TickIds() {}

    /** A name-based UUID (RFC 9562, section 5.5). */
    static UUID of(Job job, Instant slot) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(job.wireName() + "@" + slot));
        return new UUID(hash.getLong() & ~VERSION_BITS | VERSION_5, hash.getLong() & ~VARIANT_BITS | VARIANT);
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return digest.digest(name.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
