package org.openrouterwatcher.usage.validation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are checked.
 *
 * @param confirmAfter how long to wait before a refusal is confirmed by asking again
 */
@Validated
@ConfigurationProperties("watcher.validation")
record ValidationProperties(
        @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 30) @DefaultValue("1s")
        Duration confirmAfter) {}
