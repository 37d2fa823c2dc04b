package org.openrouterwatcher.messaging.outbox;

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
 * How the outbox is emptied.
 *
 * @param waveSize how many unsent rows the relay looks at in one go
 * @param waveGap how far apart waves begin at least; also how long an event may wait for others under load
 * @param busyPause how long it waits after it sent something
 * @param idlePause how long it waits when there was nothing to send and no commit wakes it
 * @param takeoverPause how long a standby waits before it tries again to take over
 * @param leaseTimeout after which a relay that shows no sign of life loses its lease
 * @param longestFailurePause up to which the pauses grow while database or broker are away
 * @param sealPatience how long a change waits for a sealed feed to be opened
 * @param drainTimeout how long an orderly stop may take to send what is left
 * @param retention how long sent rows are kept, for people who look
 */
@Validated
@ConfigurationProperties("watcher.outbox")
public record OutboxProperties(
        @Min(1) @Max(10_000) @DefaultValue("500") int waveSize,

        @NotNull @DurationMin(millis = 0) @DurationMax(millis = 100) @DefaultValue("5ms")
        Duration waveGap,

        @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 1) @DefaultValue("20ms")
        Duration busyPause,

        @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 1) @DefaultValue("50ms")
        Duration idlePause,

        @NotNull @DurationMin(millis = 50) @DurationMax(millis = 500) @DefaultValue("200ms")
        Duration takeoverPause,

        @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 30) @DefaultValue("2500ms")
        Duration leaseTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("2s")
        Duration longestFailurePause,

        @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 10) @DefaultValue("3s")
        Duration sealPatience,

        @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 5) @DefaultValue("10s")
        Duration drainTimeout,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration retention) {}
