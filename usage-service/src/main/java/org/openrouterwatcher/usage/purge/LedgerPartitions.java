package org.openrouterwatcher.usage.purge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is old in the ledger, and how it goes: a whole month by emptying its tables, and afterwards the empty tables;
 * the days of a month by deleting, or, where nearly all of it goes, by emptying its tables around those that are kept.
 * To drop a table that is still a part of the ledger would lock all of the ledger, so that every reader waits; to empty
 * it locks that month alone.
 */
@Repository
class LedgerPartitions {

    private static final List<String> TABLES = List.of("usage_rows", "usage_models", "usage_days", "owner_usage");
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");

    /** Who reads the month waits while so many lines are written, some tenths of a second. */
    private static final long MOST_LINES_WRITTEN_AGAIN = 20_000;

    /** To write a line with its indexes takes about as long as to delete so many. */
    private static final long DELETED_WHILE_ONE_IS_WRITTEN = 8;

    private final JdbcClient jdbc;
    private final KeptDays keptDays;

    LedgerPartitions(JdbcClient jdbc, KeptDays keptDays) {
        this.jdbc = jdbc;
        this.keptDays = keptDays;
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
                        SELECT key_id, sum(lines) AS rows FROM usage_days
                        WHERE day >= :first AND day < least(cast(:end AS date), cast(:keptFrom AS date))
                        GROUP BY key_id ORDER BY key_id
                        """)
                .param("first", month.atDay(1))
                .param("end", month.plusMonths(1).atDay(1))
                .param("keptFrom", keptFrom)
                .query((row, _) -> new KeyRows(row.getLong("key_id"), row.getLong("rows")))
                .list();
    }

    /** Empties the tables of a month and removes its sums. */
    void empty(YearMonth month) {
        removeSums(month);
        truncate(tables(month));
    }

    /** Removes the days of a month before a day, and computes the sums of the month anew. */
    void trim(YearMonth month, LocalDate keptFrom) {
        if (isNearlyAll(month, keptFrom)) {
            List<String> tables = tables(month);
            keptDays.keep(tables, keptFrom, () -> truncate(tables));
        } else {
            delete(month, keptFrom);
        }
        removeSums(month);
        sum(month);
    }

    private boolean isNearlyAll(YearMonth month, LocalDate keptFrom) {
        return jdbc.sql("""
                        SELECT kept <= :most AND kept * :worth <= gone
                        FROM (SELECT coalesce(sum(lines) FILTER (WHERE day >= :keptFrom), 0) AS kept,
                                     coalesce(sum(lines) FILTER (WHERE day < :keptFrom), 0) AS gone
                              FROM usage_days WHERE day >= :first AND day < :end) lines
                        """)
                .param("most", MOST_LINES_WRITTEN_AGAIN)
                .param("worth", DELETED_WHILE_ONE_IS_WRITTEN)
                .param("keptFrom", keptFrom)
                .param("first", month.atDay(1))
                .param("end", month.plusMonths(1).atDay(1))
                .query(Boolean.class)
                .single();
    }

    private List<String> tables(YearMonth month) {
        return TABLES.stream()
                .map(table -> table + SUFFIX.format(month))
                .filter(this::exists)
                .toList();
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(:table) IS NOT NULL")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private void truncate(List<String> tables) {
        jdbc.sql("TRUNCATE " + String.join(", ", tables)).update();
    }

    private void delete(YearMonth month, LocalDate keptFrom) {
        TABLES.forEach(table -> jdbc.sql("DELETE FROM " + table + " WHERE day >= :first AND day < :keptFrom")
                .param("first", month.atDay(1))
                .param("keptFrom", keptFrom)
                .update());
    }

    private void removeSums(YearMonth month) {
        jdbc.sql("DELETE FROM usage_months WHERE month = :month")
                .param("month", month.atDay(1))
                .update();
    }

    private void sum(YearMonth month) {
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

    /** Versions newer than every one given before. */
    List<Long> nextVersions(int count) {
        return jdbc.sql("SELECT nextval('versions') FROM generate_series(1, :count)")
                .param("count", count)
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
