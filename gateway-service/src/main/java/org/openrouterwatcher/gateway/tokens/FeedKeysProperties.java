package org.openrouterwatcher.gateway.tokens;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * By what the gateway knows that a record of the feed is token-service's.
 *
 * @param keys {@code f1:<base64 of 32 bytes>[,f2:…]}, the same as token-service has
 */
@ConfigurationProperties("watcher.feed")
record FeedKeysProperties(@Nullable Secret keys) {

    FeedKeysProperties {
        if (keys == null) {
            throw new IllegalArgumentException(
                    "watcher.feed.keys is missing: put the keys of the token feed into WATCHER_SECRETS_DIR");
        }
        try {
            FeedSignature.withKeys(keys.reveal());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("watcher.feed.keys cannot be used: " + e.getMessage());
        }
    }

    FeedSignature signature() {
        return FeedSignature.withKeys(Objects.requireNonNull(keys).reveal());
    }
}
