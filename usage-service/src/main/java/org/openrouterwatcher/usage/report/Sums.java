package org.openrouterwatcher.usage.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, added up. Money is in USD, exact.
 *
 * @param requests null when something was spent but no source knows by how many requests; likewise the tokens
 * @param complete whether every day in it is over and known with all its figures
 */
record Sums(
        @Nullable Long requests,
        @Nullable Long tokensInput,
        @Nullable Long tokensOutput,
        BigDecimal creditsCost,
        BigDecimal byokCost,
        boolean complete) {

    /** No row at all. */
    static final Sums NOTHING = new Sums(0L, 0L, 0L, BigDecimal.ZERO, BigDecimal.ZERO, true);

    /** The columns that {@link #read} expects, over any table of the ledger. No row at all is zero, not unknown. */
    static final String COLUMNS = """
            cast(CASE WHEN count(*) = 0 THEN 0 ELSE sum(requests) END AS bigint) AS requests,
            cast(CASE WHEN count(*) = 0 THEN 0 ELSE sum(tokens_input) END AS bigint) AS tokens_input,
            cast(CASE WHEN count(*) = 0 THEN 0 ELSE sum(tokens_output) END AS bigint) AS tokens_output,
            coalesce(sum(credits_cost), 0) AS credits_cost, coalesce(sum(byok_cost), 0) AS byok_cost""";

    /** The column of tables that know whether a row is complete. */
    static final String COMPLETE = "coalesce(bool_and(complete), true) AS complete";

    /** Credits and own provider keys together. */
    BigDecimal cost() {
        return creditsCost.add(byokCost);
    }

    /** Both together; an amount of which one knows something is known, as a sum over rows is. */
    Sums plus(Sums other) {
        return new Sums(
                known(requests, other.requests),
                known(tokensInput, other.tokensInput),
                known(tokensOutput, other.tokensOutput),
                creditsCost.add(other.creditsCost),
                byokCost.add(other.byokCost),
                complete && other.complete);
    }

    private static @Nullable Long known(@Nullable Long one, @Nullable Long other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : Long.valueOf(Math.addExact(one, other));
    }

    static Sums read(ResultSet row, boolean complete) throws SQLException {
        return new Sums(
                row.getObject("requests", Long.class),
                row.getObject("tokens_input", Long.class),
                row.getObject("tokens_output", Long.class),
                row.getBigDecimal("credits_cost"),
                row.getBigDecimal("byok_cost"),
                complete);
    }
}
