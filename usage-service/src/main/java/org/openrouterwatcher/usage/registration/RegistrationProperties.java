package org.openrouterwatcher.usage.registration;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are registered.
 *
 * @param patience how long a person waits for OpenRouter; then the key is kept unverified
 */
@Validated
@ConfigurationProperties("watcher.registration")
record RegistrationProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) @DefaultValue("10s")
        Duration patience) {}
