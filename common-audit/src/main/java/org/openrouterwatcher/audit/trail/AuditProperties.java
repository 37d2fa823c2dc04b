package org.openrouterwatcher.audit.trail;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit trail is kept. It is kept for ever: there is no retention.
 *
 * @param name of the service in the path of its audit trail
 * @param chainEvery how long an entry waits at most before it is chained
 * @param tellHeadEvery how often the head of the chain is written into the log, when it has moved
 * @param checkEvery how often the whole chain is checked without being asked
 * @param patience how long an answer that refuses waits at most for its entry
 */
@Validated
@ConfigurationProperties("watcher.audit")
public record AuditProperties(
        @NotNull @Pattern(regexp = "[a-z]+") String name,

        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) @DefaultValue("1s")
        Duration chainEvery,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) @DefaultValue("1h")
        Duration tellHeadEvery,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) @DefaultValue("1d")
        Duration checkEvery,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10) @DefaultValue("2s")
        Duration patience) {}
