package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sums of all keys of an owner. What a key did on a day of which nothing was booked for it is added to them; where
 * something was, the day is computed anew from the lines, so that nothing has to be taken away. Writers of different
 * keys share them, so one owner's are written by one transaction at a time, and as its last act: who holds them waits
 * for nobody any more, and who comes next sees what was written before.
 */
@Repository
class OwnerSums {

    private static final String COLUMNS = """
            owner_usage AS before (owner_id, day, model, provider, lines, requests, tokens_input, tokens_output,
                                   tokens_reasoning, credits_cost, byok_cost)
            SELECT owner_id, day, model, provider, count(*), sum(requests), sum(tokens_input), sum(tokens_output),
                   sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
            FROM usage_rows
            """;

    private final JdbcClient jdbc;

    OwnerSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what a key did on days that had no lines of it, just before the caller's transaction is committed. */
    void addAtTheEnd(long ownerId, long keyId, Collection<LocalDate> days) {
        atTheEnd(ownerId, days, added -> add(keyId, added));
    }

    /** Computes these days anew just before the caller's transaction is committed. */
    void refreshAtTheEnd(long ownerId, Collection<LocalDate> days) {
        atTheEnd(ownerId, days, changed -> refresh(ownerId, changed));
    }

    private void atTheEnd(long ownerId, Collection<LocalDate> days, Consumer<List<LocalDate>> writing) {
        if (days.isEmpty()) {
            return;
        }
        List<LocalDate> fixed = List.copyOf(days);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                hold(ownerId);
                writing.accept(fixed);
            }
        });
    }

    private void hold(long ownerId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('owner_usage', :ownerId))")
                .param("ownerId", ownerId)
                .query((_, _) -> true)
                .single();
    }

    /** What is known and what is not is added as a sum over lines would: null only where nothing is known. */
    private void add(long keyId, List<LocalDate> days) {
        jdbc.sql("INSERT INTO " + COLUMNS + """
                        WHERE key_id = :keyId AND day IN (:days)
                        GROUP BY owner_id, day, model, provider
                        ON CONFLICT (owner_id, day, model, provider) DO UPDATE SET
                            lines = before.lines + excluded.lines,
                            requests = coalesce(before.requests + excluded.requests,
                                                before.requests, excluded.requests),
                            tokens_input = coalesce(before.tokens_input + excluded.tokens_input,
                                                    before.tokens_input, excluded.tokens_input),
                            tokens_output = coalesce(before.tokens_output + excluded.tokens_output,
                                                     before.tokens_output, excluded.tokens_output),
                            tokens_reasoning = coalesce(before.tokens_reasoning + excluded.tokens_reasoning,
                                                        before.tokens_reasoning, excluded.tokens_reasoning),
                            credits_cost = before.credits_cost + excluded.credits_cost,
                            byok_cost = before.byok_cost + excluded.byok_cost
                        """)
                .param("keyId", keyId)
                .param("days", days)
                .update();
    }

    private void refresh(long ownerId, List<LocalDate> days) {
        jdbc.sql("DELETE FROM owner_usage WHERE owner_id = :ownerId AND day IN (:days)")
                .param("ownerId", ownerId)
                .param("days", days)
                .update();
        jdbc.sql("INSERT INTO " + COLUMNS + """
                        WHERE owner_id = :ownerId AND day IN (:days)
                        GROUP BY owner_id, day, model, provider
                        """)
                .param("ownerId", ownerId)
                .param("days", days)
                .update();
    }
}
