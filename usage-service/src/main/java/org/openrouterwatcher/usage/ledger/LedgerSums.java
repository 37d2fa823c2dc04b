package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums beside the ledger, computed anew from it for what changed: so they cannot drift. */
@Repository
class LedgerSums {

    private static final String MODELS = """
            INSERT INTO usage_models (key_id, day, owner_id, model, lines, requests, tokens_input, tokens_output,
                                      tokens_reasoning, credits_cost, byok_cost)
            SELECT key_id, day, owner_id, model, count(*),
                   CASE WHEN count(requests) = count(*) THEN sum(requests) END,
                   CASE WHEN count(tokens_input) = count(*) THEN sum(tokens_input) END,
                   CASE WHEN count(tokens_output) = count(*) THEN sum(tokens_output) END,
                   CASE WHEN count(tokens_reasoning) = count(*) THEN sum(tokens_reasoning) END,
                   sum(credits_cost), sum(byok_cost)
            FROM usage_rows WHERE key_id = :keyId AND day IN (:days)
            GROUP BY key_id, day, owner_id, model
            """;

    private static final String MONTHS = """
            INSERT INTO usage_months (key_id, month, owner_id, complete, requests, tokens_input, tokens_output,
                                      tokens_reasoning, credits_cost, byok_cost)
            SELECT key_id, cast(date_trunc('month', day) AS date) AS month, owner_id, bool_and(complete),
                   sum(requests), sum(tokens_input), sum(tokens_output), sum(tokens_reasoning), sum(credits_cost),
                   sum(byok_cost)
            FROM usage_days WHERE key_id = :keyId AND day >= :first AND day < :end
            GROUP BY key_id, month, owner_id
            ON CONFLICT (key_id, month) DO UPDATE SET
                complete = excluded.complete, requests = excluded.requests, tokens_input = excluded.tokens_input,
                tokens_output = excluded.tokens_output, tokens_reasoning = excluded.tokens_reasoning,
                credits_cost = excluded.credits_cost, byok_cost = excluded.byok_cost
            """;

    private final JdbcClient jdbc;

    LedgerSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sums of these days by model, and the sums of the months they lie in.
     *
     * @param before those of the days that have sums now
     */
    void refresh(long keyId, Collection<LocalDate> days, Collection<LocalDate> before) {
        if (!before.isEmpty()) {
            jdbc.sql("DELETE FROM usage_models WHERE key_id = :keyId AND day IN (:days)")
                    .param("keyId", keyId)
                    .param("days", before)
                    .update();
        }
        // two statements, one round trip
        jdbc.sql(MODELS + ";" + MONTHS)
                .param("keyId", keyId)
                .param("days", days)
                .param("first", Collections.min(days).withDayOfMonth(1))
                .param("end", Collections.max(days).withDayOfMonth(1).plusMonths(1))
                .update();
    }

    /** Removes all sums of a key. */
    void erase(long keyId) {
        jdbc.sql("DELETE FROM usage_models WHERE key_id = :keyId")
                .param("keyId", keyId)
                .update();
        jdbc.sql("DELETE FROM usage_months WHERE key_id = :keyId")
                .param("keyId", keyId)
                .update();
    }
}
