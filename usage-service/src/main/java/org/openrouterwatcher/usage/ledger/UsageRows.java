package org.openrouterwatcher.usage.ledger;

import static java.sql.Types.BIGINT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the ledger. */
@Repository
class UsageRows {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    UsageRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Line(long keyId, long ownerId, LocalDate day, UsageRow row) {}

    /** Lets days of a key have these lines and no others. */
    void replace(long keyId, long ownerId, List<UsageDay> days) {
        jdbc.sql("DELETE FROM usage_rows WHERE key_id = :keyId AND day IN (:days)")
                .param("keyId", keyId)
                .param("days", days.stream().map(UsageDay::day).toList())
                .update();
        List<Line> lines = days.stream()
                .flatMap(day -> day.rows().stream().map(row -> new Line(keyId, ownerId, day.day(), row)))
                .toList();
        batches.batchUpdate("""
                INSERT INTO usage_rows (key_id, day, owner_id, model, model_permaslug, provider, endpoint_id, requests,
                                        tokens_input, tokens_output, tokens_reasoning, credits_cost, byok_cost)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines, BATCH, UsageRows::set);
    }

    /** All lines of a key, by day. */
    Map<LocalDate, List<UsageRow>> load(long keyId) {
        return jdbc
                .sql("SELECT * FROM usage_rows WHERE key_id = :keyId")
                .param("keyId", keyId)
                .query(UsageRows::line)
                .list()
                .stream()
                .collect(groupingBy(Line::day, mapping(Line::row, toList())));
    }

    /** Removes all lines of a key. */
    void erase(long keyId) {
        jdbc.sql("DELETE FROM usage_rows WHERE key_id = :keyId")
                .param("keyId", keyId)
                .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("key_id"),
                row.getLong("owner_id"),
                row.getObject("day", LocalDate.class),
                new UsageRow(
                        new UsageRow.Route(
                                row.getString("model"),
                                row.getString("model_permaslug"),
                                row.getString("provider"),
                                row.getString("endpoint_id")),
                        new UsageRow.Counts(
                                row.getObject("requests", Long.class),
                                row.getObject("tokens_input", Long.class),
                                row.getObject("tokens_output", Long.class),
                                row.getObject("tokens_reasoning", Long.class)),
                        new Money(row.getBigDecimal("credits_cost"), row.getBigDecimal("byok_cost"))));
    }

    private static void set(PreparedStatement statement, Line line) throws SQLException {
        UsageRow.Route route = line.row.route();
        UsageRow.Counts counts = line.row.counts();
        statement.setLong(1, line.keyId);
        statement.setObject(2, line.day);
        statement.setLong(3, line.ownerId);
        statement.setString(4, route.model());
        statement.setString(5, route.modelPermaslug());
        statement.setString(6, route.provider());
        statement.setString(7, route.endpointId());
        statement.setObject(8, counts.requests(), BIGINT);
        statement.setObject(9, counts.tokensInput(), BIGINT);
        statement.setObject(10, counts.tokensOutput(), BIGINT);
        statement.setObject(11, counts.tokensReasoning(), BIGINT);
        statement.setBigDecimal(12, line.row.money().credits());
        statement.setBigDecimal(13, line.row.money().byok());
    }
}
