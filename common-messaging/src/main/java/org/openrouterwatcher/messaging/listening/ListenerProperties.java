package org.openrouterwatcher.messaging.listening;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How listeners deal with failures.
 *
 * @param firstPause before a failed record is tried again; it doubles each time
 * @param longestPause up to which it grows
 * @param giveUpAfter when a record that keeps failing by its own fault is parked, with those of its key behind it;
 *     until then all keys of its partition wait. A database or broker that is away does not count: that is waited for,
 *     however long it takes.
 */
@Validated
@ConfigurationProperties("watcher.listeners")
public record ListenerProperties(
        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10) @DefaultValue("200ms")
        Duration firstPause,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30) @DefaultValue("10s")
        Duration longestPause,

        @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1) @DefaultValue("30s")
        Duration giveUpAfter) {}
