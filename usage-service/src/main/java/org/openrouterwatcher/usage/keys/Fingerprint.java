package org.openrouterwatcher.usage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.openrouterwatcher.web.secret.Secret;

/**
 * SHA-256 of a key's text, in lower-case hex. A key has 256 random bits, so nobody can find the text from it; and it is
 * mostly what OpenRouter itself calls the key's hash.
 */
public record Fingerprint(String hex) {

    /** The fingerprint of a key's text. */
    public static Fingerprint of(Secret text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.reveal().getBytes(UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
