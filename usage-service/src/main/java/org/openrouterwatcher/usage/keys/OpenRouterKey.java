package org.openrouterwatcher.usage.keys;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;

/**
 * An OpenRouter key that somebody registered here or that an inventory shows.
 *
 * @param accountId the account it belongs to, where a management key has shown it
 * @param label the masked form that OpenRouter shows
 * @param fingerprint SHA-256 of its text, hex; null when it was never registered
 * @param proved what OpenRouter last proved about it
 * @param reason why the last check proved nothing good; null when the key works
 * @param enabled false when its owner switched it off here
 * @param registered whether its text is known here
 * @param version rises with every change that is told
 */
public record OpenRouterKey(
        long id,
        long ownerId,
        @Nullable Long accountId,
        String name,
        @Nullable String label,
        @Nullable String fingerprint,
        KeyKind kind,
        KeyState proved,
        @Nullable String reason,
        boolean enabled,
        boolean registered,
        Terms terms,
        Checks checks,
        long version) {

    /**
     * What upstream allows it.
     *
     * @param limit cap in USD; null for none
     * @param remaining left in the current window; may be negative
     * @param reset daily, weekly, monthly or a word of the future; null for never
     */
    public record Terms(
            @Nullable BigDecimal limit,
            @Nullable BigDecimal remaining,
            @Nullable String reset,
            @Nullable Instant expiresAt) {

        public static final Terms UNKNOWN = new Terms(null, null, null, null);
    }

    /**
     * When it was dealt with.
     *
     * @param lastCheckedAt when OpenRouter was last asked
     * @param lastGoodAt when it last accepted the key
     * @param usageAsOf as of when its figures are
     */
    public record Checks(
            @Nullable Instant registeredAt,
            @Nullable Instant lastCheckedAt,
            @Nullable Instant lastGoodAt,
            @Nullable Instant usageAsOf) {}

    /** Its state as the world sees it. */
    public KeyState state() {
        return stateIf(proved);
    }

    /** The state the world would see if OpenRouter had proved this. */
    public KeyState stateIf(KeyState provedNow) {
        return enabled ? provedNow : KeyState.DISABLED;
    }

    /** Whether it is to be worked on: registered and not switched off. */
    public boolean isActive() {
        return registered && enabled;
    }
}
