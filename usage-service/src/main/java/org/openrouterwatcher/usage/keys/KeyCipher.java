package org.openrouterwatcher.usage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.openrouterwatcher.web.secret.Secret;

/**
 * Encrypts the texts of OpenRouter keys with AES-256-GCM under a fresh nonce. Where a text belongs is part of what is
 * authenticated, so a ciphertext opens in its own row only.
 */
final class KeyCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final EncryptionKeys keys;
    private final SecureRandom random = new SecureRandom();

    KeyCipher(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** Where a text belongs. */
    record Place(long keyId, long ownerId) {
        byte[] associatedData(String encryptionKeyId) {
            return "key_secrets|sealed|%d|%d|%s"
                    .formatted(keyId, ownerId, encryptionKeyId)
                    .getBytes(UTF_8);
        }
    }

    /**
     * An encrypted text.
     *
     * @param encryptionKeyId which key opens it
     * @param bytes nonce, ciphertext, tag
     */
    record Sealed(String encryptionKeyId, byte[] bytes) {}

    /** Encrypts with the primary key. */
    Sealed seal(Secret text, Place place) {
        String id = keys.primaryId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, id, nonce, place)
                    .doFinal(text.reveal().getBytes(UTF_8));
            return new Sealed(
                    id,
                    ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                            .put(nonce)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt the text of key " + place.keyId(), e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws IllegalStateException when the text is not what was sealed for this place
     */
    Secret open(Sealed sealed, Place place) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed.bytes);
        if (bytes.remaining() <= NONCE_BYTES) {
            throw new IllegalStateException("the text of key " + place.keyId() + " is cut off");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] encrypted = new byte[bytes.remaining()];
        bytes.get(encrypted);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, sealed.encryptionKeyId, nonce, place)
                    .doFinal(encrypted);
            return Secret.of(new String(text, UTF_8));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("the text of key " + place.keyId() + " is not what was stored for it", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt the text of key " + place.keyId(), e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, Place place) throws GeneralSecurityException {
        SecretKey key = keys.find(keyId)
                .orElseThrow(() -> new IllegalStateException("encryption key " + keyId + " is not configured"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.associatedData(keyId));
        return cipher;
    }
}
