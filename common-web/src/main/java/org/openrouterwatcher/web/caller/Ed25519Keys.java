package org.openrouterwatcher.web.caller;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.openrouterwatcher.web.secret.Secret;

/** Ed25519 keys (RFC 8032) from their text form in settings. */
public final class Ed25519Keys {

    private Ed25519Keys() {}

    /** The private key of a base64 PKCS#8 text. */
    public static PrivateKey privateKey(Secret base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.reveal().strip());
            return factory().generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no base64 PKCS#8 Ed25519 private key");
        }
    }

    /** The public keys of a comma separated list of base64 SubjectPublicKeyInfo texts. */
    public static List<PublicKey> publicKeys(String base64List) {
        return Arrays.stream(base64List.split(","))
                .map(String::strip)
                .map(Ed25519Keys::publicKey)
                .toList();
    }

    private static PublicKey publicKey(String base64) {
        try {
            return factory()
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no base64 X.509 Ed25519 public key");
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519");
    }
}
