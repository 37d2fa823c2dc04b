package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sums of all keys of an owner, computed anew from the lines for the days that changed. Writers of different keys
 * share them, so one owner's are written by one transaction at a time, and as its last act: who holds them waits for
 * nobody any more, and who comes next sees what was written before.
 */
@Repository
class OwnerSums {

    private final JdbcClient jdbc;

    OwnerSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Computes these days anew just before the caller's transaction is committed. */
    void refreshAtTheEnd(long ownerId, Collection<LocalDate> days) {
        if (days.isEmpty()) {
            return;
        }
        List<LocalDate> changed = List.copyOf(days);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                refresh(ownerId, changed);
            }
        });
    }

    private void refresh(long ownerId, List<LocalDate> days) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('owner_usage', :ownerId))")
                .param("ownerId", ownerId)
                .query((_, _) -> true)
                .single();
        jdbc.sql("DELETE FROM owner_usage WHERE owner_id = :ownerId AND day IN (:days)")
                .param("ownerId", ownerId)
                .param("days", days)
                .update();
        jdbc.sql("""
                        INSERT INTO owner_usage (owner_id, day, model, provider, requests, tokens_input, tokens_output,
                                                 tokens_reasoning, credits_cost, byok_cost)
                        SELECT owner_id, day, model, provider, sum(requests), sum(tokens_input), sum(tokens_output),
                               sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
                        FROM usage_rows WHERE owner_id = :ownerId AND day IN (:days)
                        GROUP BY owner_id, day, model, provider
                        """).param("ownerId", ownerId).param("days", days).update();
    }
}
