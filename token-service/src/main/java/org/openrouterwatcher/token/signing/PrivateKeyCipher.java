package org.openrouterwatcher.token.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openrouterwatcher.token.signing.SigningKey.Ciphertext;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM over private keys, so that a copy of the database signs nothing. Key id and public key are associated
 * data: a ciphertext moved to another row does not open.
 */
@Component
class PrivateKeyCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    PrivateKeyCipher(SigningProperties properties) {
        this.key = new SecretKeySpec(bytes(properties.keyEncryptionKey()), "AES");
    }

    Ciphertext encrypt(PrivateKey privateKey, String kid, PublicKey publicKey) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, kid, publicKey).doFinal(privateKey.getEncoded());
            return new Ciphertext(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt signing key " + kid, e);
        }
    }

    /** @throws KeyEncryptionKeyException when the row was tampered with or belongs to another encryption key */
    PrivateKey decrypt(SigningKey signingKey) {
        ByteBuffer sealed = ByteBuffer.wrap(signingKey.encryptedPrivateKey().bytes());
        var nonce = new byte[NONCE_BYTES];
        sealed.get(nonce);
        var rest = new byte[sealed.remaining()];
        sealed.get(rest);
        try {
            byte[] encoded = cipher(Cipher.DECRYPT_MODE, nonce, signingKey.kid(), signingKey.publicKey())
                    .doFinal(rest);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (AEADBadTagException e) {
            throw new KeyEncryptionKeyException("does not open signing key " + signingKey.kid()
                    + " of this database: it is another key than at the first start, or the row was changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read signing key " + signingKey.kid(), e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String kid, PublicKey publicKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("signing_keys/" + kid + "/").getBytes(UTF_8));
        cipher.updateAAD(publicKey.getEncoded());
        return cipher;
    }

    private static byte[] bytes(Secret base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.reveal());
        } catch (IllegalArgumentException e) {
            throw new KeyEncryptionKeyException("is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new KeyEncryptionKeyException("has " + bytes.length + " bytes in base64, not " + KEY_BYTES);
        }
        return bytes;
    }
}
