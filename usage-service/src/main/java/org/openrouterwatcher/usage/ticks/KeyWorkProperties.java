package org.openrouterwatcher.usage.ticks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an instance works on keys.
 *
 * @param atOnce how many keys at the same time, per listener thread
 */
@Validated
@ConfigurationProperties("watcher.key-work")
record KeyWorkProperties(
        @Min(1) @Max(256) @DefaultValue("16") int atOnce) {}
