package org.openrouterwatcher.usage.ledger;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.events.UsageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The heads of the ledger: one per key and day. */
@Repository
class UsageDays {

    private static final String REPLACE = """
            INSERT INTO usage_days (key_id, day, owner_id, source, complete, requests, tokens_input, tokens_output,
                                    tokens_reasoning, credits_cost, byok_cost, digest, as_of, version, lines)
            SELECT :keyId, cast(day AS date), :ownerId, source, complete, requests, tokens_input, tokens_output,
                   tokens_reasoning, cast(credits AS numeric), cast(byok AS numeric), digest, :asOf,
                   nextval('versions'), lines
            FROM unnest(:days, :sources, :complete, :requests, :tokensInput, :tokensOutput, :tokensReasoning, :credits,
                        :byok, :digests, :lines)
                 AS head (day, source, complete, requests, tokens_input, tokens_output, tokens_reasoning, credits,
                          byok, digest, lines)
            ON CONFLICT (key_id, day) DO UPDATE SET
                source = excluded.source, complete = excluded.complete, requests = excluded.requests,
                tokens_input = excluded.tokens_input, tokens_output = excluded.tokens_output,
                tokens_reasoning = excluded.tokens_reasoning, credits_cost = excluded.credits_cost,
                byok_cost = excluded.byok_cost, digest = excluded.digest, as_of = excluded.as_of,
                version = excluded.version, lines = excluded.lines
            RETURNING day, version
            """;

    private final JdbcClient jdbc;

    UsageDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        List<UsageRow.Counts> counts = days.stream().map(UsageDay::counts).toList();
        List<Money> money = days.stream().map(UsageDay::money).toList();
        Map<LocalDate, Long> versions = jdbc
                .sql(REPLACE)
                .param("keyId", keyId)
                .param("ownerId", ownerId)
                .param("asOf", asOf.atOffset(UTC))
                .param("days", each(days, day -> day.day().toString(), String[]::new))
                .param("sources", each(days, day -> day.source().name(), String[]::new))
                .param("complete", each(days, UsageDay::complete, Boolean[]::new))
                .param("requests", each(counts, UsageRow.Counts::requests, Long[]::new))
                .param("tokensInput", each(counts, UsageRow.Counts::tokensInput, Long[]::new))
                .param("tokensOutput", each(counts, UsageRow.Counts::tokensOutput, Long[]::new))
                .param("tokensReasoning", each(counts, UsageRow.Counts::tokensReasoning, Long[]::new))
                .param("credits", each(money, sum -> sum.credits().toPlainString(), String[]::new))
                .param("byok", each(money, sum -> sum.byok().toPlainString(), String[]::new))
                .param("digests", each(days, UsageDay::digest, byte[][]::new))
                .param("lines", each(days, day -> (long) day.rows().size(), Long[]::new))
                .query((row, _) -> Map.entry(row.getObject("day", LocalDate.class), row.getLong("version")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return days.stream()
                .map(day -> new VersionedDay(day, requireNonNull(versions.get(day.day()))))
                .toList();
    }

    private static <T, V extends @Nullable Object> V[] each(List<T> all, Function<T, V> value, IntFunction<V[]> array) {
        return all.stream().map(value).toArray(array);
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

    static BookedDay bookedDay(ResultSet row) throws SQLException {
        return new BookedDay(
                row.getObject("day", LocalDate.class),
                UsageSource.valueOf(row.getString("source")),
                new Money(row.getBigDecimal("credits_cost"), row.getBigDecimal("byok_cost")),
                row.getBytes("digest"));
    }
}
