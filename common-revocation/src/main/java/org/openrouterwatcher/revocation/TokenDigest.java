package org.openrouterwatcher.revocation;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** SHA-256 of an API token, as four longs: a gateway keeps a million of them. */
public record TokenDigest(long first, long second, long third, long fourth) {

    private static final int BYTES = 32;
    private static final int HEX_DIGITS = 64;
    private static final int DIGITS_PER_LONG = 16;

    /**
     * The digest written as 64 hex digits.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static TokenDigest parse(String hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException("a digest has 64 hex digits");
        }
        return new TokenDigest(part(hex, 0), part(hex, 1), part(hex, 2), part(hex, 3));
    }

    /**
     * The digest in 32 bytes.
     *
     * @throws IllegalArgumentException for any other number of them
     */
    public static TokenDigest of(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("a digest has 32 bytes");
        }
        var longs = ByteBuffer.wrap(sha256);
        return new TokenDigest(longs.getLong(), longs.getLong(), longs.getLong(), longs.getLong());
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        HexFormat form = HexFormat.of();
        return form.toHexDigits(first) + form.toHexDigits(second) + form.toHexDigits(third) + form.toHexDigits(fourth);
    }

    private static long part(String hex, int index) {
        return HexFormat.fromHexDigitsToLong(hex, index * DIGITS_PER_LONG, (index + 1) * DIGITS_PER_LONG);
    }

    /** A digest is of no use to anybody who reads a log, so it does not appear there. */
    @Override
    public String toString() {
        return "[digest]";
    }
}
