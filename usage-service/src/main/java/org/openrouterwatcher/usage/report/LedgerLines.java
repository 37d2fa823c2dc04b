package org.openrouterwatcher.usage.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the ledger, page by page, newest day first. */
@Repository
class LedgerLines {

    private static final String MATCHING = """
            FROM usage_rows line
            WHERE line.owner_id = :owner AND line.day BETWEEN :first AND :last
              AND (cast(:key AS bigint) IS NULL OR line.key_id = :key)
              AND (cast(:model AS text) IS NULL OR line.model = :model)
            """;

    private final JdbcClient jdbc;

    LedgerLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which lines are wanted; null filters nothing. */
    record Filter(
            long ownerId,
            Period period,
            @Nullable Long keyId,
            @Nullable String model) {}

    /** How many there are, from the sums, which say of how many lines they are. */
    long count(Filter filter) {
        String sums = Grain.of(new Scope(filter.ownerId, filter.keyId, filter.model), null).table;
        String sql = "SELECT coalesce(sum(lines), 0) FROM " + sums
                + " WHERE owner_id = :owner AND day BETWEEN :first AND :last"
                + (filter.keyId == null ? "" : " AND key_id = :key")
                + (filter.model == null ? "" : " AND model = :model");
        return question(sql, filter).query(Long.class).single();
    }

    /** With the source of each, looked up by its key and day: a join would read the heads of the whole period. */
    List<LedgerLine> page(Filter filter, long skip, int limit) {
        return question("""
                        SELECT page.*, key.name, head.source
                        FROM (SELECT line.* %s
                              ORDER BY line.day DESC, line.key_id, line.model, line.model_permaslug, line.provider,
                                       line.endpoint_id
                              OFFSET :skip LIMIT :limit) page
                        JOIN openrouter_keys key ON key.id = page.key_id
                        CROSS JOIN LATERAL (SELECT source FROM usage_days
                                            WHERE key_id = page.key_id AND day = page.day
                                              AND day BETWEEN :first AND :last
                                            LIMIT 1) head
                        ORDER BY page.day DESC, page.key_id, page.model, page.model_permaslug, page.provider,
                                 page.endpoint_id
                        """.formatted(MATCHING), filter)
                .param("skip", skip)
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    private JdbcClient.StatementSpec question(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("owner", filter.ownerId())
                .param("first", filter.period().start())
                .param("last", filter.period().end())
                .param("key", filter.keyId())
                .param("model", filter.model());
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        BigDecimal credits = row.getBigDecimal("credits_cost");
        BigDecimal byok = row.getBigDecimal("byok_cost");
        return new LedgerLine(
                row.getObject("day", LocalDate.class),
                row.getLong("key_id"),
                row.getString("name"),
                row.getString("model"),
                row.getString("provider"),
                row.getObject("requests", Long.class),
                row.getObject("tokens_input", Long.class),
                row.getObject("tokens_output", Long.class),
                credits.add(byok),
                credits,
                byok,
                row.getString("source").toLowerCase(Locale.ROOT));
    }
}
