package org.openrouterwatcher.token.sessions;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a person stays logged in.
 *
 * @param lifetime the longest, however busy the session is
 * @param idleLifetime without a refresh
 * @param cookieSecure whether the refresh token travels over TLS only; false is for {@code http://localhost} alone
 */
@Validated
@ConfigurationProperties("watcher.session")
record SessionProperties(
        @NotNull @DurationMin(minutes = 15) @DurationMax(days = 400) @DefaultValue("30d")
        Duration lifetime,

        @NotNull @DurationMin(minutes = 15) @DurationMax(days = 400) @DefaultValue("7d")
        Duration idleLifetime,

        @DefaultValue("true") boolean cookieSecure) {}
