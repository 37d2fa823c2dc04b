package org.openrouterwatcher.web.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519SignaturesTest {

    private static final Provider OURS = Ed25519Signatures.PROVIDER;
    private static final Provider JDK = Security.getProvider("SunEC");
    private static final byte[] MESSAGE = "who is calling".getBytes(UTF_8);

    @Test
    void makesTheSignatureOfRfc8032() throws Exception {
        // TEST 2 of section 7.1
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519,
                        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));

        byte[] signature = sign(OURS, key, new byte[] {0x72});

        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void believesWhatTheJdkSigned() throws Exception {
        KeyPair pair = pair("Ed25519");

        byte[] signature = sign(JDK, pair.getPrivate(), MESSAGE);

        assertThat(verifies(OURS, pair.getPublic(), MESSAGE, signature)).isTrue();
    }

    @Test
    void signsWhatTheJdkBelieves() throws Exception {
        KeyPair pair = pair("Ed25519");

        byte[] signature = sign(OURS, pair.getPrivate(), MESSAGE);

        assertThat(verifies(JDK, pair.getPublic(), MESSAGE, signature)).isTrue();
    }

    @Test
    void refusesASignatureOfAnotherKey() throws Exception {
        byte[] signature = sign(OURS, pair("Ed25519").getPrivate(), MESSAGE);

        boolean verified = verifies(OURS, pair("Ed25519").getPublic(), MESSAGE, signature);

        assertThat(verified).isFalse();
    }

    @Test
    void refusesASignatureOfAnotherMessage() throws Exception {
        KeyPair pair = pair("Ed25519");
        byte[] signature = sign(OURS, pair.getPrivate(), MESSAGE);

        boolean verified = verifies(OURS, pair.getPublic(), "who else".getBytes(UTF_8), signature);

        assertThat(verified).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 1000})
    void refusesASignatureOfAnotherLength(int length) throws Exception {
        PublicKey key = pair("Ed25519").getPublic();

        boolean verified = verifies(OURS, key, MESSAGE, new byte[length]);

        assertThat(verified).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed448", "X25519", "RSA", "EC"})
    void takesNoKeyOfAnotherAlgorithm(String algorithm) throws Exception {
        KeyPair other = pair(algorithm);

        assertThatThrownBy(() -> sign(OURS, other.getPrivate(), MESSAGE)).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> verifies(OURS, other.getPublic(), MESSAGE, new byte[64]))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void takesNoPointThatIsNotOnTheCurve() throws Exception {
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(true, BigInteger.TWO)));

        assertThatThrownBy(() -> verifies(OURS, key, MESSAGE, new byte[64])).isInstanceOf(InvalidKeyException.class);
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static byte[] sign(Provider by, PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519", by);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    private static boolean verifies(Provider by, PublicKey key, byte[] message, byte[] signed)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519", by);
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }
}
