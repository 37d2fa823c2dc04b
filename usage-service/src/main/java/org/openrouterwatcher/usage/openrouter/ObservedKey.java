package org.openrouterwatcher.usage.openrouter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as its account's management key sees it ({@code GET /keys}).
 *
 * @param hash public identity upstream; often, but not provably, the SHA-256 of the key
 * @param label the masked key, comparable with {@link KeyStatus#label()}
 * @param workspaceId null in answers from before workspaces
 */
public record ObservedKey(
        String hash,
        String name,
        String label,
        boolean disabled,
        KeyMoney money,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable String creatorUserId,
        @Nullable String workspaceId) {

    static ObservedKey from(Fields fields) {
        return new ObservedKey(
                fields.text("hash"),
                fields.text("name"),
                fields.text("label"),
                fields.flag("disabled"),
                KeyMoney.from(fields),
                fields.optionalInstant("created_at"),
                fields.optionalInstant("expires_at"),
                fields.optionalText("creator_user_id"),
                fields.optionalText("workspace_id"));
    }
}
