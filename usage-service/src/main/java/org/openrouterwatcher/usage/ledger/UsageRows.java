package org.openrouterwatcher.usage.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the ledger. */
@Repository
class UsageRows {

    private final JdbcClient jdbc;
    private final LineCopy copy;

    UsageRows(JdbcClient jdbc, LineCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** A line of the ledger. */
    record Line(long keyId, long ownerId, LocalDate day, UsageRow row) {}

    /**
     * Lets days of a key have these lines and no others.
     *
     * @param before those of the days that have lines now
     */
    void replace(long keyId, long ownerId, List<UsageDay> days, List<LocalDate> before) {
        if (!before.isEmpty()) {
            jdbc.sql("DELETE FROM usage_rows WHERE key_id = :keyId AND day IN (:days)")
                    .param("keyId", keyId)
                    .param("days", before)
                    .update();
        }
        copy.write(days.stream()
                .flatMap(day -> day.rows().stream().map(row -> new Line(keyId, ownerId, day.day(), row)))
                .toList());
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
}
