package org.openrouterwatcher.usage.purge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is old in the ledger, and how it goes: a month at a time by dropping, the rest of a month by deleting. */
@Repository
class LedgerPartitions {

    private static final List<String> TABLES = List.of("usage_rows", "usage_models", "usage_days", "owner_usage");
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");

    private final JdbcClient jdbc;

    LedgerPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many lines of a key there are before a day. */
    record KeyRows(long keyId, long rows) {}

    /** The months that hold anything before a day, oldest first. */
    List<YearMonth> monthsBefore(LocalDate keptFrom) {
        return jdbc
                .sql("SELECT DISTINCT date_trunc('month', day)::date AS month FROM usage_days WHERE day < :keptFrom"
                        + " ORDER BY month")
                .param("keptFrom", keptFrom)
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }

    /** Lines by key of a month, before a day. */
    List<KeyRows> rows(YearMonth month, LocalDate keptFrom) {
        return jdbc.sql("""
                        SELECT head.key_id, count(line.key_id) AS rows
                        FROM usage_days head
                        LEFT JOIN usage_rows line ON line.key_id = head.key_id AND line.day = head.day
                        WHERE head.day >= :first AND head.day < least(cast(:end AS date), cast(:keptFrom AS date))
                        GROUP BY head.key_id ORDER BY head.key_id
                        """)
                .param("first", month.atDay(1))
                .param("end", month.plusMonths(1).atDay(1))
                .param("keptFrom", keptFrom)
                .query((row, _) -> new KeyRows(row.getLong("key_id"), row.getLong("rows")))
                .list();
    }

    /** Drops a month with its sums. */
    void drop(YearMonth month) {
        TABLES.forEach(table ->
                jdbc.sql("DROP TABLE IF EXISTS " + table + SUFFIX.format(month)).update());
        jdbc.sql("DELETE FROM usage_months WHERE month = :month")
                .param("month", month.atDay(1))
                .update();
    }

    /** Deletes the days of a month before a day, and computes the sums of the month anew. */
    void trim(YearMonth month, LocalDate keptFrom) {
        TABLES.forEach(table -> jdbc.sql("DELETE FROM " + table + " WHERE day >= :first AND day < :keptFrom")
                .param("first", month.atDay(1))
                .param("keptFrom", keptFrom)
                .update());
        jdbc.sql("DELETE FROM usage_months WHERE month = :month")
                .param("month", month.atDay(1))
                .update();
        jdbc.sql("""
                        INSERT INTO usage_months (key_id, month, owner_id, complete, requests, tokens_input,
                                                  tokens_output, tokens_reasoning, credits_cost, byok_cost)
                        SELECT key_id, :month, owner_id, bool_and(complete), sum(requests), sum(tokens_input),
                               sum(tokens_output), sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
                        FROM usage_days WHERE day >= :month AND day < :end
                        GROUP BY key_id, owner_id
                        """)
                .param("month", month.atDay(1))
                .param("end", month.plusMonths(1).atDay(1))
                .update();
    }

    /** A version newer than every one given before. */
    long nextVersion() {
        return jdbc.sql("SELECT nextval('versions')").query(Long.class).single();
    }
}
