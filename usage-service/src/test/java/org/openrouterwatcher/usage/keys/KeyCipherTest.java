package org.openrouterwatcher.usage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.keys.KeyCipher.Place;
import org.openrouterwatcher.usage.keys.KeyCipher.Sealed;
import org.openrouterwatcher.web.secret.Secret;

class KeyCipherTest {

    private static final Secret TEXT = Secret.of("sk-or-v1-" + "ab".repeat(32));
    private static final Place PLACE = new Place(17, 4);

    private final KeyCipher cipher = cipher("k1:" + key(1));

    @Test
    void opensWhatItSealed() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        assertThat(cipher.open(sealed, PLACE)).isEqualTo(TEXT);
    }

    @Test
    void doesNotShowTheText() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        assertThat(new String(sealed.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("sk-or")
                .doesNotContain("abab");
    }

    @Test
    void refusesACiphertextFromAnotherRow() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        assertThatThrownBy(() -> cipher.open(sealed, new Place(18, 4))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesACiphertextOfAnotherOwner() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        assertThatThrownBy(() -> cipher.open(sealed, new Place(17, 5))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesACiphertextUnderAnotherKeyIdEvenIfTheKeyIsTheSame() {
        KeyCipher twice = cipher("k1:" + key(1) + ",k2:" + key(1));
        Sealed sealed = twice.seal(TEXT, PLACE);

        assertThatThrownBy(() -> twice.open(new Sealed("k2", sealed.bytes()), PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhenAnyByteIsFlipped() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        for (int position = 0; position < sealed.bytes().length; position++) {
            byte[] flipped = sealed.bytes().clone();
            flipped[position] ^= 1;
            assertThatThrownBy(() -> cipher.open(new Sealed("k1", flipped), PLACE))
                    .as("byte %s", position)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("sk-or");
        }
    }

    @Test
    void refusesACiphertextThatIsCutOffAnywhere() {
        Sealed sealed = cipher.seal(TEXT, PLACE);

        for (int length = 0; length < sealed.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(sealed.bytes(), length);
            assertThatThrownBy(() -> cipher.open(new Sealed("k1", cut), PLACE))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void takesAFreshNonceEachTime() {
        Set<ByteBuffer> nonces = new HashSet<>();

        for (int count = 0; count < 100_000; count++) {
            nonces.add(ByteBuffer.wrap(cipher.seal(TEXT, PLACE).bytes(), 0, 12).slice());
        }

        assertThat(nonces).hasSize(100_000);
    }

    @Test
    void sealsWithTheFirstKeyAndOpensWithAll() {
        Sealed old = cipher.seal(TEXT, PLACE);
        KeyCipher rotated = cipher("k2:" + key(2) + ",k1:" + key(1));

        assertThat(rotated.open(old, PLACE)).isEqualTo(TEXT);
        assertThat(rotated.seal(TEXT, PLACE).encryptionKeyId()).isEqualTo("k2");
    }

    @Test
    void saysWhichKeyIsMissing() {
        Sealed old = cipher.seal(TEXT, PLACE);

        assertThatThrownBy(() -> cipher("k2:" + key(2)).open(old, PLACE)).hasMessageContaining("k1");
    }

    private static KeyCipher cipher(String keys) {
        return new KeyCipher(EncryptionKeys.parse(Secret.of(keys)));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
