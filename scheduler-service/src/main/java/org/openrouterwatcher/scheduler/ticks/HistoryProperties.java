package org.openrouterwatcher.scheduler.ticks;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long history is kept.
 *
 * @param retention longer than the topic of results keeps its records, so that every result finds its tick
 */
@Validated
@ConfigurationProperties("watcher.history")
record HistoryProperties(
        @NotNull @DurationMin(days = 31) @DefaultValue("400d")
        Duration retention) {}
