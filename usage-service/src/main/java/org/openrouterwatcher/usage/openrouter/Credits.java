package org.openrouterwatcher.usage.openrouter;

import java.math.BigDecimal;

/**
 * What an account has bought and spent, in USD ({@code GET /credits}). True only when asked with a management key: an
 * inference key has been seen to get two zeros.
 */
public record Credits(BigDecimal totalCredits, BigDecimal totalUsage) {

    static Credits from(Fields fields) {
        return new Credits(fields.money("total_credits"), fields.money("total_usage"));
    }

    /** What is left, possibly negative. */
    public BigDecimal balance() {
        return totalCredits.subtract(totalUsage);
    }
}
