package org.openrouterwatcher.usage.ledger;

import static java.sql.Types.BIGINT;
import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.events.UsageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The heads of the ledger: one per key and day. */
@Repository
class UsageDays {

    private static final String REPLACE = """
            INSERT INTO usage_days (key_id, day, owner_id, source, complete, requests, tokens_input, tokens_output,
                                    tokens_reasoning, credits_cost, byok_cost, digest, as_of, version, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key_id, day) DO UPDATE SET
                source = excluded.source, complete = excluded.complete, requests = excluded.requests,
                tokens_input = excluded.tokens_input, tokens_output = excluded.tokens_output,
                tokens_reasoning = excluded.tokens_reasoning, credits_cost = excluded.credits_cost,
                byok_cost = excluded.byok_cost, digest = excluded.digest, as_of = excluded.as_of,
                version = excluded.version, lines = excluded.lines
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    UsageDays(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The days of a key from a day on. */
    Map<LocalDate, BookedDay> since(long keyId, LocalDate first) {
        return jdbc
                .sql("""
                        SELECT day, source, credits_cost, byok_cost, digest
                        FROM usage_days WHERE key_id = :keyId AND day >= :first
                        """)
                .param("keyId", keyId)
                .param("first", first)
                .query((row, _) -> bookedDay(row))
                .list()
                .stream()
                .collect(toMap(BookedDay::day, day -> day));
    }

    /** A day and the version it is told with. */
    record VersionedDay(UsageDay day, long version) {

        /** What is told of it. */
        UsageUpdated event(long keyId, Instant asOf) {
            return new UsageUpdated(
                    keyId,
                    day.day(),
                    day.source(),
                    day.complete(),
                    day.rows().stream().map(UsageRow::line).toList(),
                    asOf,
                    version);
        }
    }

    /** Writes heads and gives each a version higher than any before. */
    List<VersionedDay> replace(long keyId, long ownerId, List<UsageDay> days, Instant asOf) {
        List<VersionedDay> versioned = withVersions(days);
        batches.batchUpdate(REPLACE, versioned, days.size(), (statement, each) -> {
            UsageDay day = each.day;
            UsageRow.Counts counts = day.counts();
            Money money = day.money();
            statement.setLong(1, keyId);
            statement.setObject(2, day.day());
            statement.setLong(3, ownerId);
            statement.setString(4, day.source().name());
            statement.setBoolean(5, day.complete());
            statement.setObject(6, counts.requests(), BIGINT);
            statement.setObject(7, counts.tokensInput(), BIGINT);
            statement.setObject(8, counts.tokensOutput(), BIGINT);
            statement.setObject(9, counts.tokensReasoning(), BIGINT);
            statement.setBigDecimal(10, money.credits());
            statement.setBigDecimal(11, money.byok());
            statement.setBytes(12, day.digest());
            statement.setObject(13, asOf.atOffset(UTC));
            statement.setLong(14, each.version);
            statement.setLong(15, day.rows().size());
        });
        return versioned;
    }

    /** All days of a key, with their rows. */
    List<UsageDay> load(long keyId, Map<LocalDate, List<UsageRow>> rows) {
        return jdbc.sql("SELECT day, source, complete FROM usage_days WHERE key_id = :keyId ORDER BY day")
                .param("keyId", keyId)
                .query((row, _) -> day(row, rows))
                .list();
    }

    /** The keys that have days. */
    List<Long> keys() {
        return jdbc.sql("SELECT DISTINCT key_id FROM usage_days ORDER BY key_id")
                .query((row, _) -> row.getLong("key_id"))
                .list();
    }

    /** What was last told of all days of a key, with their rows. */
    List<UsageUpdated> told(long keyId, Map<LocalDate, List<UsageRow>> rows) {
        return jdbc.sql(
                        "SELECT day, source, complete, as_of, version FROM usage_days WHERE key_id = :keyId ORDER BY day")
                .param("keyId", keyId)
                .query((row, _) -> new VersionedDay(day(row, rows), row.getLong("version"))
                        .event(
                                keyId,
                                row.getObject("as_of", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Removes days of a key and gives each, without its rows, a last version. */
    List<VersionedDay> erase(long keyId, List<UsageDay> days) {
        jdbc.sql("DELETE FROM usage_days WHERE key_id = :keyId")
                .param("keyId", keyId)
                .update();
        return withVersions(days.stream().map(UsageDay::withoutRows).toList());
    }

    private List<VersionedDay> withVersions(List<UsageDay> days) {
        List<VersionedDay> versioned = new ArrayList<>();
        jdbc.sql("SELECT nextval('versions') FROM generate_series(1, :count)")
                .param("count", days.size())
                .query(row -> {
                    versioned.add(new VersionedDay(days.get(versioned.size()), row.getLong(1)));
                });
        return versioned;
    }

    private static UsageDay day(ResultSet row, Map<LocalDate, List<UsageRow>> rows) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        return new UsageDay(
                day,
                UsageSource.valueOf(row.getString("source")),
                row.getBoolean("complete"),
                rows.getOrDefault(day, List.of()));
    }

    private static BookedDay bookedDay(ResultSet row) throws SQLException {
        return new BookedDay(
                row.getObject("day", LocalDate.class),
                UsageSource.valueOf(row.getString("source")),
                new Money(row.getBigDecimal("credits_cost"), row.getBigDecimal("byok_cost")),
                row.getBytes("digest"));
    }
}
