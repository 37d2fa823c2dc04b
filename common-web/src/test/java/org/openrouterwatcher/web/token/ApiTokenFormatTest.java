package org.openrouterwatcher.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTokenFormatTest {

    /** Computed apart from this code: zlib's CRC-32 over prefix and body. */
    private static final String KNOWN = "or_api_" + "0".repeat(42) + "1" + "199qgV";

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void everyTokenIsWellFormedAndUnique() {
        var seen = new HashSet<String>();

        IntStream.range(0, 100_000)
                .mapToObj(_ -> ApiTokenFormat.generate(RANDOM).reveal())
                .forEach(token -> {
                    assertThat(token).matches("or_api_[0-9A-Za-z]{49}");
                    assertThat(ApiTokenFormat.isWellFormed(token)).isTrue();
                    seen.add(token);
                });

        assertThat(seen).hasSize(100_000);
    }

    @Test
    void keepsAll256BitsOfTheSmallestAndTheLargestNumber() {
        String ofZeros = ApiTokenFormat.generate(new Always((byte) 0)).reveal();
        String ofOnes = ApiTokenFormat.generate(new Always((byte) 0xff)).reveal();

        assertThat(ofZeros).startsWith("or_api_" + "0".repeat(43));
        assertThat(ofOnes).startsWith("or_api_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp1");
        assertThat(ofOnes).hasSameSizeAs(ofZeros).hasSize(ApiTokenFormat.LENGTH);
    }

    @Test
    void acceptsAChecksumThatOthersCompute() {
        assertThat(ApiTokenFormat.isWellFormed(KNOWN)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("positions")
    void refusesAnyOneWrongCharacter(int position) {
        var token = new StringBuilder(KNOWN);
        token.setCharAt(position, token.charAt(position) == 'x' ? 'y' : 'x');

        assertThat(ApiTokenFormat.isWellFormed(token.toString())).isFalse();
    }

    static IntStream positions() {
        return IntStream.range(0, KNOWN.length());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoToken(String text) {
        assertThat(ApiTokenFormat.isWellFormed(text)).isFalse();
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "or_api_",
                KNOWN + "0",
                KNOWN.substring(0, KNOWN.length() - 1),
                " " + KNOWN,
                KNOWN.toUpperCase(Locale.ROOT),
                "sk-or-v1-" + "0".repeat(64),
                "or_api_" + "\u0660".repeat(49),
                "or_api_" + "-".repeat(49));
    }

    @Test
    void digestsWithSha256AsInTheStandardsExample() {
        assertThat(ApiTokenFormat.digest("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** Randomness that is none. */
    private static final class Always extends SecureRandom {
        private final byte value;

        Always(byte value) {
            this.value = value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, value);
        }
    }
}
