package org.openrouterwatcher.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedSignatureTest {

    private static final FeedSignature FIRST = FeedSignature.withKeys("f1:" + key(1));

    @Test
    void knowsItsOwnRecords() {
        String header = FIRST.sign("topic", bytes("key"), "type", bytes("value"));

        assertThat(header).matches("f1\\.[A-Za-z0-9_-]{43}");
        assertThat(FIRST.verifies(bytes(header), "topic", bytes("key"), "type", bytes("value")))
                .isTrue();
    }

    /** RFC 4231 has no case of four parts, so this one was computed with OpenSSL. */
    @Test
    void isAnHmacOfEachPartAndItsLength() {
        assertThat(FIRST.sign("t", bytes("k"), "y", bytes("v")))
                .isEqualTo("f1.piLOJPa47ovTkqETLdU1dD-1g0KcN80uHeHVXLrqWg4");
    }

    @ParameterizedTest
    @CsvSource({
        "other, key, type, value",
        "topic, other, type, value",
        "topic, key, other, value",
        "topic, key, type, other",
        "topick, ey, type, value",
        "topic, keyt, ype, value",
        "topic, key, typev, alue",
    })
    void doesNotKnowARecordOfWhichAnythingIsDifferent(String topic, String key, String type, String value) {
        String header = FIRST.sign("topic", bytes("key"), "type", bytes("value"));

        assertThat(FIRST.verifies(bytes(header), topic, bytes(key), type, bytes(value)))
                .isFalse();
    }

    @Test
    void tellsATombstoneFromAnEmptyValue() {
        String header = FIRST.sign("topic", bytes("key"), "type", null);

        assertThat(FIRST.verifies(bytes(header), "topic", bytes("key"), "type", null))
                .isTrue();
        assertThat(FIRST.verifies(bytes(header), "topic", bytes("key"), "type", bytes("")))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "f1", "f1.", "f2.AAAA", "\u00ff.\u00ff"})
    void takesNoOtherHeaderForASignature(String header) {
        byte[] bytes = header == null ? null : bytes(header);

        assertThat(FIRST.verifies(bytes, "topic", bytes("key"), "type", bytes("value")))
                .isFalse();
    }

    @Test
    void signsWithItsFirstKeyAndBelievesAll() {
        FeedSignature both = FeedSignature.withKeys("f2:" + key(2) + ", f1:" + key(1));
        String old = FIRST.sign("topic", bytes("key"), "type", bytes("value"));
        String young = both.sign("topic", bytes("key"), "type", bytes("value"));

        assertThat(young).startsWith("f2.");
        assertThat(both.verifies(bytes(old), "topic", bytes("key"), "type", bytes("value")))
                .isTrue();
        assertThat(both.verifies(bytes(young), "topic", bytes("key"), "type", bytes("value")))
                .isTrue();
        assertThat(FIRST.verifies(bytes(young), "topic", bytes("key"), "type", bytes("value")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f1", "f1:", "f1:!!secret", "f1:c2VjcmV0", "f 1:c2VjcmV0", ","})
    void refusesBrokenKeysWithoutShowingThem(String keyRing) {
        assertThatThrownBy(() -> FeedSignature.withKeys(keyRing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("secret", "c2Vj", "!");
    }

    @Test
    void refusesTwoKeysOfOneName() {
        assertThatThrownBy(() -> FeedSignature.withKeys("f1:" + key(1) + ",f1:" + key(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(int filling) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
