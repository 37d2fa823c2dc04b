package org.openrouterwatcher.simulator.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes key texts in OpenRouter's form, their hashes and their masked labels. */
final class KeySecrets {

    static final String PREFIX = "sk-or-v1-";

    private static final int SHOWN = 3;

    private KeySecrets() {}

    static String secret(long seed, String name) {
        return PREFIX + sha256(seed + "/" + name);
    }

    /** Another key text whose masked label looks the same: six visible digits do not identify a key. */
    static String lookalike(String secret, String name) {
        var inner = sha256(secret + "/" + name);
        var start = PREFIX.length() + SHOWN;
        return secret.substring(0, start) + inner.substring(2 * SHOWN) + secret.substring(secret.length() - SHOWN);
    }

    static String label(String secret) {
        return secret.substring(0, PREFIX.length() + SHOWN) + "..." + secret.substring(secret.length() - SHOWN);
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
