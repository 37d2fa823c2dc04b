package org.openrouterwatcher.messaging.inbox;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long events are recognised.
 *
 * @param retention longer than any topic keeps its records, or a replay would take effect again
 */
@Validated
@ConfigurationProperties("watcher.inbox")
public record InboxProperties(
        @NotNull @DurationMin(days = 31) @DefaultValue("35d")
        Duration retention) {}
