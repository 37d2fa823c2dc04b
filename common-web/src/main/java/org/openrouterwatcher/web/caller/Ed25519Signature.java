package org.openrouterwatcher.web.caller;

import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.function.Supplier;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Lends Bouncy Castle's Ed25519 to the JDK's {@link java.security.Signature}, for the JDK's keys. */
final class Ed25519Signature extends SignatureSpi {

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final Signer signer = new Ed25519Signer();

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        init(false, key, () -> new Ed25519PublicKeyParameters(point(key)));
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        init(true, key, () -> new Ed25519PrivateKeyParameters(seed(key)));
    }

    private void init(boolean signing, Key key, Supplier<CipherParameters> parameters) throws InvalidKeyException {
        try {
            signer.init(signing, parameters.get());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("no key of Ed25519, but of " + key.getAlgorithm(), e);
        }
    }

    private static byte[] point(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int length = X509_HEAD.length + Ed25519PublicKeyParameters.KEY_SIZE;
        if (encoded == null
                || encoded.length != length
                || !Arrays.equals(encoded, 0, X509_HEAD.length, X509_HEAD, 0, X509_HEAD.length)) {
            throw new IllegalArgumentException("not encoded as RFC 8410 says");
        }
        return Arrays.copyOfRange(encoded, X509_HEAD.length, length);
    }

    private static byte[] seed(PrivateKey key) {
        if (key instanceof EdECPrivateKey known) {
            return known.getBytes().orElseThrow(() -> new IllegalArgumentException("the key is kept elsewhere"));
        }
        throw new IllegalArgumentException("not a key of an Edwards curve");
    }

    @Override
    protected void engineUpdate(byte part) {
        signer.update(part);
    }

    @Override
    protected void engineUpdate(byte[] part, int offset, int length) {
        signer.update(part, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new SignatureException("the signature could not be made", e);
        }
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        return signer.verifySignature(signature);
    }

    /** @deprecated as in the class it comes from; Ed25519 has no parameters */
    @Deprecated
    @Override
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("Ed25519 has no parameters");
    }

    /** @deprecated as in the class it comes from; Ed25519 has no parameters */
    @Deprecated
    @Override
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("Ed25519 has no parameters");
    }
}
