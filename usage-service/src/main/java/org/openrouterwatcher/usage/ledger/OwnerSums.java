package org.openrouterwatcher.usage.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sums of all keys of an owner. What a key did on a day of which nothing was booked for it is added to them, and of
 * a day that only counters have told of, by how much it rose; where lines were booked, the day is computed anew from
 * the lines, so that nothing has to be taken away that may be unknown. Writers of different keys share them, so one
 * owner's are written by one transaction at a time, and as its last act: who holds them waits for nobody any more, and
 * who comes next sees what was written before.
 */
@Repository
class OwnerSums {

    private static final String COLUMNS = """
            (owner_id, day, model, provider, lines, requests, tokens_input, tokens_output, tokens_reasoning,
             credits_cost, byok_cost)
            """;

    /**
     * Holds the owner's sums before it looks at them. What was known and what was not is added as a sum over lines
     * would: null only where nothing is known.
     */
    private static final String ADD = """
            WITH held AS MATERIALIZED (
                SELECT pg_advisory_xact_lock(hashtextextended('owner_usage', :ownerId)))
            INSERT INTO owner_usage AS before""" + COLUMNS + """
            SELECT owner_id, day, model, provider, count(*) - count(credits), sum(requests), sum(tokens_input),
                   sum(tokens_output), sum(tokens_reasoning),
                   sum(credits_cost - coalesce(cast(credits AS numeric), 0)),
                   sum(byok_cost - coalesce(cast(byok AS numeric), 0))
            FROM held CROSS JOIN usage_rows
            LEFT JOIN unnest(:countedDays, :credits, :byok) AS counted (counted_day, credits, byok)
                   ON cast(counted_day AS date) = day
            WHERE key_id = :keyId AND day IN (:days)
            GROUP BY owner_id, day, model, provider
            ON CONFLICT (owner_id, day, model, provider) DO UPDATE SET
                lines = before.lines + excluded.lines,
                requests = coalesce(before.requests + excluded.requests, before.requests, excluded.requests),
                tokens_input = coalesce(before.tokens_input + excluded.tokens_input,
                                        before.tokens_input, excluded.tokens_input),
                tokens_output = coalesce(before.tokens_output + excluded.tokens_output,
                                         before.tokens_output, excluded.tokens_output),
                tokens_reasoning = coalesce(before.tokens_reasoning + excluded.tokens_reasoning,
                                            before.tokens_reasoning, excluded.tokens_reasoning),
                credits_cost = before.credits_cost + excluded.credits_cost,
                byok_cost = before.byok_cost + excluded.byok_cost
            """;

    private static final String REFRESH = "INSERT INTO owner_usage" + COLUMNS + """
            SELECT owner_id, day, model, provider, count(*), sum(requests), sum(tokens_input), sum(tokens_output),
                   sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
            FROM usage_rows WHERE owner_id = :ownerId AND day IN (:days)
            GROUP BY owner_id, day, model, provider
            """;

    private final JdbcClient jdbc;

    OwnerSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds what a key did on days, just before the caller's transaction is committed; once in it for a key and day.
     *
     * @param counted what counters had told of some of these days, as they do now; of the others nothing was booked
     */
    void addAtTheEnd(long ownerId, long keyId, Collection<LocalDate> days, Collection<BookedDay> counted) {
        List<BookedDay> before = List.copyOf(counted);
        atTheEnd(days, added -> add(ownerId, keyId, added, before));
    }

    /** Computes these days anew just before the caller's transaction is committed. */
    void refreshAtTheEnd(long ownerId, Collection<LocalDate> days) {
        atTheEnd(days, changed -> refresh(ownerId, changed));
    }

    private static void atTheEnd(Collection<LocalDate> days, Consumer<List<LocalDate>> writing) {
        if (days.isEmpty()) {
            return;
        }
        List<LocalDate> fixed = List.copyOf(days);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                writing.accept(fixed);
            }
        });
    }

    private void add(long ownerId, long keyId, List<LocalDate> days, List<BookedDay> counted) {
        jdbc.sql(ADD)
                .param("ownerId", ownerId)
                .param("keyId", keyId)
                .param("days", days)
                .param("countedDays", texts(counted, day -> day.day().toString()))
                .param("credits", texts(counted, day -> day.money().credits().toPlainString()))
                .param("byok", texts(counted, day -> day.money().byok().toPlainString()))
                .update();
    }

    private static String[] texts(List<BookedDay> days, Function<BookedDay, String> part) {
        return days.stream().map(part).toArray(String[]::new);
    }

    private void refresh(long ownerId, List<LocalDate> days) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('owner_usage', :ownerId))")
                .param("ownerId", ownerId)
                .query((_, _) -> true)
                .single();
        // two statements, one round trip
        jdbc.sql("DELETE FROM owner_usage WHERE owner_id = :ownerId AND day IN (:days);" + REFRESH)
                .param("ownerId", ownerId)
                .param("days", days)
                .update();
    }
}
