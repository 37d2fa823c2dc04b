package org.openrouterwatcher.token.feed;

import jakarta.validation.constraints.NotNull;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What makes the feed believable.
 *
 * @param keys {@code f1:<base64 of 32 bytes>[,f2:…]}: the first signs, all are believed; the gateways have them too
 */
@Validated
@ConfigurationProperties("watcher.feed")
record FeedProperties(@NotNull Secret keys) {}
