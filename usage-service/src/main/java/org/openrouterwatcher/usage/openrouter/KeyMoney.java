package org.openrouterwatcher.usage.openrouter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The money of one key, in USD to the last digit. Windows are the current UTC day, the week from Monday and the
 * calendar month. Null is what this answer did not say.
 *
 * @param limit the cap; null for none
 * @param limitRemaining left in the current window of the cap, negative when overrun; null without a cap
 * @param limitReset {@code daily}, {@code weekly}, {@code monthly} or a word yet to be invented; null for never
 * @param usage credits since ever, without BYOK; not what was used of the cap
 * @param byokUsage spent with own provider keys since ever, at list price
 */
public record KeyMoney(
        @Nullable BigDecimal limit,
        @Nullable BigDecimal limitRemaining,
        @Nullable String limitReset,
        boolean includeByokInLimit,
        BigDecimal usage,
        @Nullable BigDecimal usageDaily,
        @Nullable BigDecimal usageWeekly,
        @Nullable BigDecimal usageMonthly,
        @Nullable BigDecimal byokUsage,
        @Nullable BigDecimal byokUsageDaily,
        @Nullable BigDecimal byokUsageWeekly,
        @Nullable BigDecimal byokUsageMonthly) {

    static KeyMoney from(Fields fields) {
        return new KeyMoney(
                fields.optionalMoney("limit"),
                fields.optionalMoney("limit_remaining"),
                fields.optionalText("limit_reset"),
                fields.flag("include_byok_in_limit"),
                fields.money("usage"),
                fields.optionalMoney("usage_daily"),
                fields.optionalMoney("usage_weekly"),
                fields.optionalMoney("usage_monthly"),
                fields.optionalMoney("byok_usage"),
                fields.optionalMoney("byok_usage_daily"),
                fields.optionalMoney("byok_usage_weekly"),
                fields.optionalMoney("byok_usage_monthly"));
    }

    /** What the current window of the cap has used; null without a cap. Lifetime usage says nothing about it. */
    public @Nullable BigDecimal usedOfLimit() {
        return limit == null || limitRemaining == null ? null : limit.subtract(limitRemaining);
    }
}
