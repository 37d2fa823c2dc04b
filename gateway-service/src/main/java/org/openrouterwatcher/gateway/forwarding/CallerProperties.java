package org.openrouterwatcher.gateway.forwarding;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Ed25519Keys;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the gateway tells services who is calling.
 *
 * @param privateKey base64 PKCS#8 Ed25519 key; the services hold the public half
 */
@ConfigurationProperties("watcher.caller")
record CallerProperties(@Nullable Secret privateKey) {

    CallerProperties {
        if (privateKey == null) {
            throw new IllegalArgumentException(
                    "watcher.caller.private-key is missing: put the gateway's Ed25519 key into WATCHER_SECRETS_DIR");
        }
        try {
            Ed25519Keys.privateKey(privateKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("watcher.caller.private-key cannot be used: " + e.getMessage());
        }
    }

    PrivateKey key() {
        return Ed25519Keys.privateKey(java.util.Objects.requireNonNull(privateKey));
    }
}
