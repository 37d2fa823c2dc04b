package org.openrouterwatcher.usage.openrouter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a key sees of itself ({@code GET /key}). Its hash and its name are not among it.
 *
 * @param label the masked key; neither unique nor of a fixed length
 * @param managementKey whether it administers its account; its own money is then meaningless
 * @param expiresAt null for never, or not said
 */
public record KeyStatus(
        String label,
        boolean managementKey,
        boolean freeTier,
        KeyMoney money,
        @Nullable String creatorUserId,
        @Nullable Instant expiresAt) {

    static KeyStatus from(Fields fields) {
        return new KeyStatus(
                fields.text("label"),
                // the older name is a twin, and all there was before February 2026
                fields.flag("is_management_key") || fields.flag("is_provisioning_key"),
                fields.flag("is_free_tier"),
                KeyMoney.from(fields),
                fields.optionalText("creator_user_id"),
                fields.optionalInstant("expires_at"));
    }
}
