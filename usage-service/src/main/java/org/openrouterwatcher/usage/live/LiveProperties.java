package org.openrouterwatcher.usage.live;

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
 * How people are told what is new.
 *
 * @param perOwner streams of one account at once; one more ends the oldest
 * @param inAll streams of this instance at once; one more is refused
 * @param pulse how often a stream says that it is there; shorter than what any proxy takes for silence
 * @param lifetime of a stream; its reader comes back
 * @param gather how long news wait for more of the same
 */
@Validated
@ConfigurationProperties("watcher.live")
record LiveProperties(
        @Min(1) @Max(1_000) @DefaultValue("10") int perOwner,

        @Min(1) @Max(100_000) @DefaultValue("2000") int inAll,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 20) @DefaultValue("15s")
        Duration pulse,

        @NotNull @DurationMin(millis = 10) @DurationMax(hours = 1) @DefaultValue("15m")
        Duration lifetime,

        @NotNull @DurationMin(millis = 0) @DurationMax(millis = 900) @DefaultValue("250ms")
        Duration gather) {}
