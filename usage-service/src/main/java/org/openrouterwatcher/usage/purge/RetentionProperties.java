package org.openrouterwatcher.usage.purge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the ledger remembers.
 *
 * @param days a day is kept until it is more than so many days ago. At least 32, because OpenRouter itself tells the
 *     last 30 or 31 days and what is purged would come back with the next sync.
 */
@Validated
@ConfigurationProperties("watcher.retention")
record RetentionProperties(
        @Min(32) @Max(36_500) @DefaultValue("365") int days) {

    /** The oldest day that is kept. */
    LocalDate keptFrom(LocalDate today) {
        return today.minusDays(days);
    }
}
