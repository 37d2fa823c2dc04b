package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The spending limit of a key.
 *
 * @param limit USD per window, null for none
 * @param reset when the window begins anew, null for never
 */
public record Cap(@Nullable BigDecimal limit, @Nullable Reset reset, boolean includesByok) {

    static final Cap NONE = new Cap(null, null, false);

    /** The windows OpenRouter offers. */
    public enum Reset {
        DAILY,
        WEEKLY,
        MONTHLY;

        public String published() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is left in the current window; negative when a request overran the cap, null without a cap. */
    public @Nullable BigDecimal remaining(Counters counters) {
        if (limit == null) {
            return null;
        }
        var used = windowOf(counters);
        return limit.subtract(includesByok ? used.total() : used.credits());
    }

    private Spent windowOf(Counters counters) {
        return switch (reset) {
            case null -> counters.lifetime();
            case DAILY -> counters.daily();
            case WEEKLY -> counters.weekly();
            case MONTHLY -> counters.monthly();
        };
    }
}
