package org.openrouterwatcher.usage.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the running totals that OpenRouter keeps for a key. Days begin at midnight UTC, weeks on Monday.
 *
 * @param lifetime spent ever
 * @param daily spent since the current day began; null where upstream does not say
 * @param weekly since the week began
 * @param monthly since the month began
 */
public record KeySnapshot(
        Instant takenAt,
        Money lifetime,
        @Nullable Money daily,
        @Nullable Money weekly,
        @Nullable Money monthly) {

    /** A reading of which only the lifetime totals are left. */
    public static KeySnapshot of(Instant takenAt, Money lifetime) {
        return new KeySnapshot(takenAt, lifetime, null, null, null);
    }

    /** The UTC day of the reading. */
    public LocalDate day() {
        return takenAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
