package org.openrouterwatcher.token.kit;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The secrets an operator would make, new for each run of the tests. */
public final class TestSecrets implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final KeyPair GATEWAY = keyPair();

    private static final String KEY_ENCRYPTION_KEY = base64(new SecureRandom().generateSeed(32));

    /** What the gateways would have too. */
    public static final String FEED_KEYS = "f1:" + base64(new SecureRandom().generateSeed(32));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "watcher.caller.public-key="
                                + base64(GATEWAY.getPublic().getEncoded()),
                        "watcher.signing.key-encryption-key=" + KEY_ENCRYPTION_KEY,
                        "watcher.feed.keys=" + FEED_KEYS)
                .applyTo(context);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
