package org.openrouterwatcher.web.token;

import java.math.BigInteger;

/** Numbers in the digits 0–9, A–Z, a–z: no character that a double click would stop at. */
final class Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final boolean[] IS_DIGIT = digits();
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /** A number that is not negative, in exactly {@code width} digits; more significant ones are cut off. */
    static String encode(BigInteger number, int width) {
        var digits = new char[width];
        BigInteger rest = number;
        for (int i = width - 1; i >= 0; i--) {
            BigInteger[] division = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        return new String(digits);
    }

    /** As above, for the range of {@code long}. */
    static String encode(long number, int width) {
        var digits = new char[width];
        long rest = number;
        for (int i = width - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    /** Whether a text ends with what {@link #encode(long, int)} would make of a number. */
    static boolean endsWith(String text, long number, int width) {
        long rest = number;
        for (int i = text.length() - 1; i >= text.length() - width; i--) {
            if (text.charAt(i) != DIGITS.charAt((int) (rest % DIGITS.length()))) {
                return false;
            }
            rest /= DIGITS.length();
        }
        return true;
    }

    /** Without a branch that depends on the digit, which no processor can foretell in a random text. */
    static boolean isDigit(char c) {
        return c < IS_DIGIT.length && IS_DIGIT[c];
    }

    private static boolean[] digits() {
        var digits = new boolean['z' + 1];
        DIGITS.chars().forEach(c -> digits[c] = true);
        return digits;
    }
}
