package org.openrouterwatcher.scheduler.kit;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The key pair an operator would make, new for each run of the tests. */
public final class GatewayKeys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final KeyPair PAIR = keyPair();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String publicKey = Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded());
        TestPropertyValues.of("watcher.caller.public-key=" + publicKey).applyTo(context);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
