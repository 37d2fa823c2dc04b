package org.openrouterwatcher.simulator.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.Cap;
import org.openrouterwatcher.simulator.world.Counters;
import tools.jackson.databind.node.ObjectNode;

/** The money fields that `/key` and `/keys` share. */
final class KeyFields {

    private KeyFields() {}

    static void writeMoney(ObjectNode data, Cap cap, Counters counters) {
        put(data, "limit", cap.limit());
        put(data, "limit_remaining", cap.remaining(counters));
        data.put("limit_reset", cap.reset() == null ? null : cap.reset().published());
        data.put("include_byok_in_limit", cap.includesByok());
        put(data, "usage", counters.lifetime().credits());
        put(data, "usage_daily", counters.daily().credits());
        put(data, "usage_weekly", counters.weekly().credits());
        put(data, "usage_monthly", counters.monthly().credits());
        put(data, "byok_usage", counters.lifetime().byok());
        put(data, "byok_usage_daily", counters.daily().byok());
        put(data, "byok_usage_weekly", counters.weekly().byok());
        put(data, "byok_usage_monthly", counters.monthly().byok());
    }

    static void put(ObjectNode data, String field, @Nullable BigDecimal money) {
        data.put(field, money == null ? null : Json.plain(money));
    }
}
