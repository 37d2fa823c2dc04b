package org.openrouterwatcher.messaging.topics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are created.
 *
 * @param replication copies of each record; from three on, two of them must have a record before it is acknowledged
 * @param startupWait how long the start of the service waits for the broker before it goes on without: requests are
 *     answered then, listeners and relay begin when the broker is there
 */
@Validated
@ConfigurationProperties("watcher.topics")
public record TopicProperties(
        @Min(1) @Max(9) @DefaultValue("1") short replication,

        @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 5) @DefaultValue("5s")
        Duration startupWait) {}
