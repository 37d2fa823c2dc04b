package org.openrouterwatcher.usage.keys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered key as its owner sees it; without its text. Money is in USD.
 *
 * @param label the masked form that OpenRouter shows
 * @param kind {@code inference}, {@code management} or {@code unknown}
 * @param status {@code valid}, {@code out_of_funds}, {@code invalid}, {@code unverified} or {@code disabled}
 * @param statusReason why the last check proved nothing good
 * @param limit cap; null for none
 * @param limitRemaining left in the current window of the cap
 * @param usage spent ever, as OpenRouter last counted; null when never read, and for management keys
 * @param covered whether its spend is read through a management key, by model and day
 * @param usageAsOf as of when its figures are
 */
public record KeyView(
        long id,
        String name,
        @Nullable String label,
        String kind,
        String status,
        @Nullable String statusReason,
        boolean isActive,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal limitRemaining,
        @Nullable String limitReset,
        @Nullable Instant expiresAt,
        @Nullable Spent usage,
        @Nullable Spent beforeWatching,
        boolean covered,
        Instant createdAt,
        @Nullable Instant lastCheckedAt,
        @Nullable Instant lastGoodCheckAt,
        @Nullable Instant usageAsOf,
        @Nullable LastSync lastSync) {

    /** An amount and its two kinds. */
    public record Spent(BigDecimal total, BigDecimal credits, BigDecimal byok) {
        static Spent of(BigDecimal credits, BigDecimal byok) {
            return new Spent(credits.add(byok), credits, byok);
        }
    }

    /**
     * The last sync that was asked for this key alone.
     *
     * @param completedAt null while it is running
     */
    public record LastSync(
            UUID tickId,
            @Nullable Instant completedAt,
            @Nullable Boolean succeeded,
            @Nullable String detail) {}
}
