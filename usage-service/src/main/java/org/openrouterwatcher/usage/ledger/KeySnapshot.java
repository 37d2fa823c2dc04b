package org.openrouterwatcher.usage.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the running totals that OpenRouter keeps for a key, in USD. Days begin at midnight UTC, weeks on Monday.
 * Null is what an answer did not say.
 *
 * @param credits charged to credits since ever
 * @param byok spent with own provider keys since ever
 * @param daily spent since the current day began
 * @param weekly since the week began
 * @param monthly since the month began
 */
public record KeySnapshot(
        Instant takenAt,
        BigDecimal credits,
        @Nullable BigDecimal byok,
        @Nullable Money daily,
        @Nullable Money weekly,
        @Nullable Money monthly) {

    /** A reading of which only the lifetime totals are left. */
    public static KeySnapshot of(Instant takenAt, BigDecimal credits, @Nullable BigDecimal byok) {
        return new KeySnapshot(takenAt, credits, byok, null, null, null);
    }

    /** The UTC day of the reading. */
    public LocalDate day() {
        return takenAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Spent since ever; what is not said counts as nothing. */
    public Money lifetime() {
        return new Money(credits, byok == null ? BigDecimal.ZERO : byok);
    }
}
