package org.openrouterwatcher.revocation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells records that token-service wrote from those of anybody else who may write to the broker: a MAC (HMAC-SHA-256)
 * over topic, key, event type and value. A gateway reads a million records within seconds, which no signature with a
 * public key allows; so writers and readers share the keys. Threads may share an instance.
 */
public final class FeedSignature {

    /** The header that carries it. */
    public static final String HEADER = "watcher-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Key signing;

    /**
     * A key by its name.
     *
     * @param readied once; each use takes a copy, which is cheaper than readying one again
     */
    private record Key(String name, Mac readied) {}

    private FeedSignature(List<Key> ring) {
        signing = ring.getFirst();
        for (Key key : ring) {
            if (keys.put(key.name(), key) != null) {
                throw new IllegalArgumentException("feed key " + key.name() + " is given twice");
            }
        }
    }

    /**
     * @param keyRing {@code f1:<base64 of 32 bytes>[,f2:…]}: the first signs, all are believed
     * @throws IllegalArgumentException without showing any of it
     */
    public static FeedSignature withKeys(String keyRing) {
        return new FeedSignature(
                Arrays.stream(keyRing.split(",", -1)).map(FeedSignature::key).toList());
    }

    /** The header's value for a record: the key's name, a dot, and the MAC in base64url. */
    public String sign(String topic, byte[] key, String type, byte @Nullable [] value) {
        return signing.name() + "." + TEXT.encodeToString(mac(signing, topic, key, type, value));
    }

    /** Whether a record with this header was written by somebody who has one of the keys. */
    public boolean verifies(byte @Nullable [] header, String topic, byte[] key, String type, byte @Nullable [] value) {
        if (header == null) {
            return false;
        }
        String text = new String(header, US_ASCII);
        int dot = text.indexOf('.');
        Key signer = dot < 0 ? null : keys.get(text.substring(0, dot));
        return signer != null
                && MessageDigest.isEqual(
                        TEXT.encode(mac(signer, topic, key, type, value)),
                        text.substring(dot + 1).getBytes(US_ASCII));
    }

    /** Each part is preceded by its length, so that none can be taken for the beginning of the next. */
    private static byte[] mac(Key signer, String topic, byte[] key, String type, byte @Nullable [] value) {
        return copy(signer.readied()).doFinal(message(topic.getBytes(UTF_8), key, type.getBytes(UTF_8), value));
    }

    private static byte[] message(byte[] topic, byte[] key, byte[] type, byte @Nullable [] value) {
        int parts = value == null ? 3 : 4;
        int length = topic.length + key.length + type.length + (value == null ? 0 : value.length);
        var message = ByteBuffer.allocate(parts * Integer.BYTES + length);
        add(message, topic);
        add(message, key);
        add(message, type);
        if (value != null) {
            add(message, value);
        }
        return message.array();
    }

    private static void add(ByteBuffer message, byte[] part) {
        message.putInt(part.length).put(part);
    }

    private static Mac copy(Mac readied) {
        try {
            return (Mac) readied.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC can be cloned", e);
        }
    }

    private static Key key(String entry) {
        String[] parts = entry.strip().split(":", 2);
        if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,16}")) {
            throw new IllegalArgumentException("a feed key must be written as name:base64");
        }
        return new Key(parts[0], readied(bytes(parts[0], parts[1])));
    }

    private static byte[] bytes(String name, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notShown) {
            // its message would show a part of the key
        }
        throw new IllegalArgumentException("feed key " + name + " must be 32 bytes in base64");
    }

    private static Mac readied(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(new byte[0]); // takes in the key: one block less for every copy
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
