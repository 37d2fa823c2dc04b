package org.openrouterwatcher.token.leak;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a report of a leak is answered.
 *
 * @param answerAfter how long every answer takes, so that its time does not tell whether there was such a token
 */
@Validated
@ConfigurationProperties("watcher.leaked-tokens")
record LeakProperties(
        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 2) @DefaultValue("300ms")
        Duration answerAfter) {}
