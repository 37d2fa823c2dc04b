package org.openrouterwatcher.token.signing;

import java.security.PublicKey;
import java.time.Instant;

/**
 * A key pair, its private half still closed.
 *
 * @param kid by which tokens name it
 * @param encryptedPrivateKey as {@link PrivateKeyCipher} made it
 * @param signsFrom from when it signs, until the next one does
 */
record SigningKey(String kid, PublicKey publicKey, Ciphertext encryptedPrivateKey, Instant signsFrom) {

    /** Bytes that only {@link PrivateKeyCipher} can read. */
    record Ciphertext(byte[] bytes) {}
}
