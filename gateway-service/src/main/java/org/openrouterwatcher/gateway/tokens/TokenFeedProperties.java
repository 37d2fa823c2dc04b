package org.openrouterwatcher.gateway.tokens;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway follows the feed of token events.
 *
 * @param pause between two tries while the broker or the topic is away
 * @param endCheck how often to look whether the end of the feed is reached
 * @param identityCheck how often to look whether the topic is still the same one
 */
@ConfigurationProperties("watcher.token-feed")
record TokenFeedProperties(
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("500ms") Duration endCheck,
        @DefaultValue("5s") Duration identityCheck) {

    TokenFeedProperties {
        if (pause.toMillis() < 10 || endCheck.toMillis() < 10 || identityCheck.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "watcher.token-feed.pause and end-check must be at least 10ms and identity-check at least 100ms");
        }
    }
}
