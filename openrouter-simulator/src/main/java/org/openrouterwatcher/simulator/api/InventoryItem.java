package org.openrouterwatcher.simulator.api;

import java.time.Instant;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.KeyHistory;
import org.openrouterwatcher.simulator.world.KeyState;
import tools.jackson.databind.node.ObjectNode;

/** One key as its account's management key sees it. */
final class InventoryItem {

    private InventoryItem() {}

    static ObjectNode of(KeyHistory history, Instant now) {
        var key = history.key();
        var item = Json.object()
                .put("hash", key.hash())
                .put("name", key.name())
                .put("label", key.label())
                .put("disabled", history.stateAt(now) == KeyState.DISABLED);
        KeyFields.writeMoney(item, key.cap(), history.countersAt(now));
        return item.put("created_at", key.createdAt().toString().replace("Z", "+00:00"))
                .putNull("updated_at")
                .put(
                        "expires_at",
                        key.expiresAt() == null ? null : key.expiresAt().toString())
                .put("creator_user_id", key.creatorUserId())
                .put("workspace_id", key.workspaceId());
    }
}
