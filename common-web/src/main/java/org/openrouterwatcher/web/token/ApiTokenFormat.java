package org.openrouterwatcher.web.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.openrouterwatcher.web.secret.Secret;

/**
 * The form of an API token: {@code or_api_}, 256 random bits in 43 base62 digits, and the CRC-32 of all that in 6.
 * Prefix and checksum let leak scanners find tokens, and let junk be refused without a look-up.
 *
 * @see <a href="https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/">
 *     GitHub's token formats, where the idea comes from</a>
 */
public final class ApiTokenFormat {

    /** What every API token starts with. */
    public static final String PREFIX = "or_api_";

    private static final int RANDOM_BYTES = 32;
    private static final int BODY_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int CHECKED_LENGTH = PREFIX.length() + BODY_DIGITS;

    /** How many characters every API token has. */
    public static final int LENGTH = CHECKED_LENGTH + CHECKSUM_DIGITS;

    private ApiTokenFormat() {}

    /** A new token that nobody can guess. */
    public static Secret generate(SecureRandom random) {
        var bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        String checked = PREFIX + Base62.encode(new BigInteger(1, bits), BODY_DIGITS);
        return Secret.of(checked + checksum(checked));
    }

    /** Whether a text could be a token: right prefix, length, digits and checksum. Says nothing about whether it is. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (!Base62.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return endsWithItsChecksum(text);
    }

    /** Makes no text of it: a gateway may be flooded with junk. */
    private static boolean endsWithItsChecksum(String text) {
        var crc = new CRC32();
        for (int i = 0; i < CHECKED_LENGTH; i++) {
            crc.update(text.charAt(i));
        }
        return Base62.endsWith(text, crc.getValue(), CHECKSUM_DIGITS);
    }

    /** SHA-256 of a token in 64 lower-case hex digits: the only form in which tokens are stored and told. */
    public static String digest(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** The same as 32 bytes, for who looks it up. */
    public static byte[] sha256(String token) {
        return sha256().digest(token.getBytes(UTF_8));
    }

    private static String checksum(String checked) {
        var crc = new CRC32();
        crc.update(checked.getBytes(ISO_8859_1));
        return Base62.encode(crc.getValue(), CHECKSUM_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
