package org.openrouterwatcher.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry: SHA-256 over these fields in this order.
 *
 * <ol>
 *   <li>the text {@code openrouter-watcher.audit.v1}
 *   <li>the previous hash, in hex
 *   <li>the number in the chain
 *   <li>id
 *   <li>serial
 *   <li>time, in microseconds since 1970-01-01T00:00Z
 *   <li>actor, credential, action, subject, outcome, reason
 *   <li>request id, client address
 *   <li>details, as PostgreSQL prints {@code jsonb}
 * </ol>
 *
 * Each field is the length of its UTF-8 bytes in four bytes, the most significant first, and these bytes; a field that
 * is null is four bytes of {@code ff}. Numbers are written in decimal digits. So no two entries have the same bytes.
 */
final class EntryHash {

    private static final String VERSION = "openrouter-watcher.audit.v1";
    private static final int NULL = -1;

    private EntryHash() {}

    static String of(long number, String previousHash, AuditEntry entry) {
        MessageDigest digest = sha256();
        Stream.of(
                        VERSION,
                        previousHash,
                        Long.toString(number),
                        entry.id().toString(),
                        Long.toString(entry.serial()),
                        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())),
                        entry.actor(),
                        entry.credential(),
                        entry.action())
                .forEach(field -> add(digest, field));
        add(digest, entry.subject());
        add(digest, entry.outcome());
        add(digest, entry.reason());
        add(digest, entry.requestId());
        add(digest, entry.clientAddress());
        add(digest, entry.details());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            digest.update(length(NULL));
            return;
        }
        byte[] bytes = field.getBytes(UTF_8);
        digest.update(length(bytes.length));
        digest.update(bytes);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
