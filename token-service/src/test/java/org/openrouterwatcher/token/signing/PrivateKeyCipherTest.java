package org.openrouterwatcher.token.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.token.signing.SigningKey.Ciphertext;
import org.openrouterwatcher.web.secret.Secret;

class PrivateKeyCipherTest {

    private final PrivateKeyCipher cipher = cipher(key(1));
    private final KeyPair pair = newPair();
    private final Ciphertext sealed = cipher.encrypt(pair.getPrivate(), "k1", pair.getPublic());

    @Test
    void opensWhatItClosed() {
        assertThat(cipher.decrypt(row("k1", pair, sealed))).isEqualTo(pair.getPrivate());
    }

    @Test
    void closesTheSameKeyDifferentlyEachTime() {
        Ciphertext again = cipher.encrypt(pair.getPrivate(), "k1", pair.getPublic());

        assertThat(again.bytes()).isNotEqualTo(sealed.bytes());
    }

    @Test
    void doesNotOpenWhatBelongsToAnotherRow() {
        assertThatExceptionOfType(KeyEncryptionKeyException.class)
                .isThrownBy(() -> cipher.decrypt(row("k2", pair, sealed)));
        assertThatExceptionOfType(KeyEncryptionKeyException.class)
                .isThrownBy(() -> cipher.decrypt(row("k1", newPair(), sealed)));
    }

    @Test
    void doesNotOpenWhatWasChangedInAnyByte() {
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;

            assertThatExceptionOfType(KeyEncryptionKeyException.class)
                    .isThrownBy(() -> cipher.decrypt(row("k1", pair, new Ciphertext(changed))));
        }
    }

    @Test
    void saysWhichSettingIsWrongWhenTheKeyIsAnother() {
        assertThatExceptionOfType(KeyEncryptionKeyException.class)
                .isThrownBy(() -> cipher(key(2)).decrypt(row("k1", pair, sealed)))
                .withMessageContaining("watcher.signing.key-encryption-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ="})
    void refusesAKeyOfAnotherForm(String text) {
        assertThatExceptionOfType(KeyEncryptionKeyException.class)
                .isThrownBy(() -> cipher(text))
                .withMessageContaining("watcher.signing.key-encryption-key")
                .withMessageNotContaining(text);
    }

    private static PrivateKeyCipher cipher(String base64) {
        return new PrivateKeyCipher(new SigningProperties(
                Secret.of(base64), Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofMinutes(15)));
    }

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static SigningKey row(String kid, KeyPair pair, Ciphertext ciphertext) {
        return new SigningKey(kid, pair.getPublic(), ciphertext, Instant.EPOCH);
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
