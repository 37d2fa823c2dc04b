package org.openrouterwatcher.token.signing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access tokens are signed.
 *
 * @param keyEncryptionKey base64 of the 32 bytes under which private keys are encrypted in the database
 * @param accessTokenLifetime how long an access token is good
 * @param rotationPeriod how long a key signs before the next one does
 * @param publishedAhead how long a key is published before it signs, so that every gateway has fetched it by then
 */
@Validated
@ConfigurationProperties("watcher.signing")
record SigningProperties(
        @NotNull Secret keyEncryptionKey,

        @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 15) @DefaultValue("15m")
        Duration accessTokenLifetime,

        @NotNull @DurationMin(hours = 1) @DurationMax(days = 400) @DefaultValue("30d")
        Duration rotationPeriod,

        @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 30) @DefaultValue("15m")
        Duration publishedAhead) {}
