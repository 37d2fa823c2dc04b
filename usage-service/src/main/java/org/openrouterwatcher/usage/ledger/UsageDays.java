package org.openrouterwatcher.usage.ledger;

import static java.sql.Types.BIGINT;
import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.events.UsageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The heads of the ledger: one per key and day. */
@Repository
class UsageDays {

    private static final String REPLACE =
            """
            INSERT INTO usage_days (key_id, day, owner_id, source, complete, requests, tokens_input, tokens_output,
                                    tokens_reasoning, credits_cost, byok_cost, digest, as_of, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key_id, day) DO UPDATE SET
                source = excluded.source, complete = excluded.complete, requests = excluded.requests,
                tokens_input = excluded.tokens_input, tokens_output = excluded.tokens_output,
                tokens_reasoning = excluded.tokens_reasoning, credits_cost = excluded.credits_cost,
                byok_cost = excluded.byok_cost, digest = excluded.digest, as_of = excluded.as_of,
                version = excluded.version
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
                .sql(
                        """
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

    /** Writes heads and gives the version of each: higher than any before. */
    Map<LocalDate, Long> replace(long keyId, long ownerId, List<UsageDay> days, Instant asOf) {
        List<Long> fresh = versions(days.size());
        Map<LocalDate, Long> versions = new HashMap<>();
        days.forEach(day -> versions.put(day.day(), fresh.get(versions.size())));
        batches.batchUpdate(REPLACE, days, days.size(), (statement, day) -> {
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
            statement.setLong(14, versions.get(day.day()));
        });
        return versions;
    }

    /** All days of a key, with their rows. */
    List<UsageDay> load(long keyId, Map<LocalDate, List<UsageRow>> rows) {
        return jdbc.sql("SELECT day, source, complete FROM usage_days WHERE key_id = :keyId ORDER BY day")
                .param("keyId", keyId)
                .query((row, _) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    return new UsageDay(
                            day,
                            UsageSource.valueOf(row.getString("source")),
                            row.getBoolean("complete"),
                            rows.getOrDefault(day, List.of()));
                })
                .list();
    }

    /** Removes all days of a key and gives each a last version. */
    Map<LocalDate, Long> erase(long keyId) {
        return jdbc.sql("DELETE FROM usage_days WHERE key_id = :keyId RETURNING day, nextval('versions')")
                .param("keyId", keyId)
                .query((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Long> versions(int count) {
        return jdbc.sql("SELECT nextval('versions') FROM generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    private static BookedDay bookedDay(ResultSet row) throws SQLException {
        return new BookedDay(
                row.getObject("day", LocalDate.class),
                UsageSource.valueOf(row.getString("source")),
                new Money(row.getBigDecimal("credits_cost"), row.getBigDecimal("byok_cost")),
                row.getBytes("digest"));
    }
}
