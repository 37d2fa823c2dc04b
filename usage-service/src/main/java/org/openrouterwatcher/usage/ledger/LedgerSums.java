package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums beside the ledger, computed anew from it for what changed: so they cannot drift. */
@Repository
class LedgerSums {

    private final JdbcClient jdbc;

    LedgerSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sums of these days by model, and the sums of the months they lie in. */
    void refresh(long keyId, Collection<LocalDate> days) {
        refreshModels(keyId, days);
        days.stream().map(day -> day.withDayOfMonth(1)).distinct().forEach(month -> refreshMonth(keyId, month));
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

    private void refreshModels(long keyId, Collection<LocalDate> days) {
        jdbc.sql("DELETE FROM usage_models WHERE key_id = :keyId AND day IN (:days)")
                .param("keyId", keyId)
                .param("days", days)
                .update();
        jdbc.sql("""
                        INSERT INTO usage_models (key_id, day, owner_id, model, lines, requests, tokens_input,
                                                  tokens_output, tokens_reasoning, credits_cost, byok_cost)
                        SELECT key_id, day, owner_id, model, count(*),
                               CASE WHEN count(requests) = count(*) THEN sum(requests) END,
                               CASE WHEN count(tokens_input) = count(*) THEN sum(tokens_input) END,
                               CASE WHEN count(tokens_output) = count(*) THEN sum(tokens_output) END,
                               CASE WHEN count(tokens_reasoning) = count(*) THEN sum(tokens_reasoning) END,
                               sum(credits_cost), sum(byok_cost)
                        FROM usage_rows WHERE key_id = :keyId AND day IN (:days)
                        GROUP BY key_id, day, owner_id, model
                        """).param("keyId", keyId).param("days", days).update();
    }

    private void refreshMonth(long keyId, LocalDate month) {
        jdbc.sql("DELETE FROM usage_months WHERE key_id = :keyId AND month = :month")
                .param("keyId", keyId)
                .param("month", month)
                .update();
        jdbc.sql("""
                        INSERT INTO usage_months (key_id, month, owner_id, complete, requests, tokens_input,
                                                  tokens_output, tokens_reasoning, credits_cost, byok_cost)
                        SELECT key_id, :month, owner_id, bool_and(complete), sum(requests), sum(tokens_input),
                               sum(tokens_output), sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
                        FROM usage_days WHERE key_id = :keyId AND day >= :month AND day < :nextMonth
                        GROUP BY key_id, owner_id
                        """)
                .param("keyId", keyId)
                .param("month", month)
                .param("nextMonth", month.plusMonths(1))
                .update();
    }
}
