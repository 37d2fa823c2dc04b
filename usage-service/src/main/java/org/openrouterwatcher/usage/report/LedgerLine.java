package org.openrouterwatcher.usage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger as it is told: what a key spent on a day, on a model at one endpoint of a provider.
 *
 * @param source {@code activity} or {@code counters}; counters know money only, the rest is null
 */
record LedgerLine(
        LocalDate date,
        long apiKeyId,
        String apiKeyName,
        @Nullable String model,
        @Nullable String provider,
        @Nullable Long requests,
        @Nullable Long tokensInput,
        @Nullable Long tokensOutput,
        BigDecimal cost,
        BigDecimal creditsCost,
        BigDecimal byokCost,
        String source) {}
