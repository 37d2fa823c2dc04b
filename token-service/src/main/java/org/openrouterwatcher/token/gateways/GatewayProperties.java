package org.openrouterwatcher.token.gateways;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateways are set to.
 *
 * @param expireAfter a gateway lets nobody in when its view is older than this; not less than the gateways' own setting
 */
@Validated
@ConfigurationProperties("watcher.gateways")
record GatewayProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("30s")
        Duration expireAfter) {

    /** No two watches run alike, and a beat is not read in the moment in which it was sent. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** After how long without a sign of life a gateway has certainly expired. */
    Duration silentAfter() {
        return expireAfter.plus(MARGIN);
    }
}
