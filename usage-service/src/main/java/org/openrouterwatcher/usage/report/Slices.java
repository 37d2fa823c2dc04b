package org.openrouterwatcher.usage.report;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.UsageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A part of what an owner spent, cut by day and by model, key or provider, each from the coarsest sums there are. */
@Repository
class Slices {

    private final JdbcClient jdbc;

    Slices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param group a model, the id of a key or a provider; null: spent, but that is unknown */
    record Slice(LocalDate day, @Nullable String group, Sums sums) {}

    /** A key that an owner may look at. */
    record Named(long id, String name) {}

    /** The days of a period, whatever the model: what is unknown of a day may be of any. */
    Days days(Scope scope, Period period) {
        Scope whole = scope.ofAnyModel();
        String sql = "SELECT day, source, " + Sums.COLUMNS + ", " + Sums.COMPLETE + from(whole, null)
                + " GROUP BY day, source";
        return new Days(question(sql, whole, period)
                .query((row, _) -> new Days.Day(
                        day(row),
                        UsageSource.valueOf(row.getString("source")),
                        Sums.read(row, row.getBoolean("complete"))))
                .list());
    }

    /** By day. */
    DailySums byDay(Scope scope, Period period) {
        String sql = "SELECT day, " + Sums.COLUMNS + from(scope, null) + " GROUP BY day";
        return new DailySums(question(sql, scope, period).query((row, _) -> Map.entry(day(row), sums(row))).stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** By day and group; days without use are left out. */
    List<Slice> byDay(Scope scope, Period period, GroupBy groupBy) {
        String sql = "SELECT day, %s AS part, ".formatted(groupBy.column) + Sums.COLUMNS + from(scope, groupBy)
                + " GROUP BY day, part";
        return question(sql, scope, period)
                .query((row, _) -> new Slice(day(row), row.getString("part"), sums(row)))
                .list();
    }

    /** Dearest first. */
    List<Spending.Model> byModel(Scope scope, Period period) {
        String sql = "SELECT model, " + Sums.COLUMNS + from(scope, GroupBy.MODEL)
                + " GROUP BY model ORDER BY sum(credits_cost + byok_cost) DESC, model";
        return question(sql, scope, period)
                .query((row, _) -> new Spending.Model(row.getString("model"), sums(row)))
                .list();
    }

    /** Dearest first; only keys with use in the period. Whether a key is complete its days know, whatever the model. */
    List<Spending.Key> byKey(Scope scope, Period period) {
        String sql = """
                SELECT key.id, key.name, CASE WHEN key.enabled THEN key.status ELSE 'DISABLED' END AS status, spent.*,
                       known.complete
                FROM (SELECT key_id, %s %s GROUP BY key_id) spent
                JOIN (SELECT key_id, bool_and(complete) AS complete %s GROUP BY key_id) known
                  ON known.key_id = spent.key_id
                JOIN openrouter_keys key ON key.id = spent.key_id
                ORDER BY spent.credits_cost + spent.byok_cost DESC, key.id
                """.formatted(Sums.COLUMNS, from(scope, GroupBy.KEY), from(scope.ofAnyModel(), GroupBy.KEY));
        return question(sql, scope, period)
                .query((row, _) -> new Spending.Key(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("status"),
                        Sums.read(row, row.getBoolean("complete"))))
                .list();
    }

    /** The keys that can be chosen: those of the owner, and removed ones that spent something in the period. */
    List<Named> keys(long ownerId, Period period) {
        return question("""
                        SELECT id, name FROM openrouter_keys
                        WHERE owner_id = :owner AND kind <> 'MANAGEMENT'
                          AND (removed_at IS NULL
                               OR EXISTS (SELECT FROM usage_days
                                          WHERE key_id = openrouter_keys.id AND day BETWEEN :first AND :last))
                        ORDER BY name, id
                        """, new Scope(ownerId, null, null), period)
                .query((row, _) -> new Named(row.getLong("id"), row.getString("name")))
                .list();
    }

    private static String from(Scope scope, @Nullable GroupBy groupBy) {
        return " FROM " + Grain.of(scope, groupBy).table + " WHERE owner_id = :owner AND day BETWEEN :first AND :last"
                + (scope.keyId() == null ? "" : " AND key_id = :key")
                + (scope.model() == null ? "" : " AND model = :model");
    }

    private JdbcClient.StatementSpec question(String sql, Scope scope, Period period) {
        return jdbc.sql(sql)
                .param("owner", scope.ownerId())
                .param("first", period.start())
                .param("last", period.end())
                .param("key", scope.keyId())
                .param("model", scope.model());
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }

    /** Completeness is told for whole days, not here. */
    private static Sums sums(ResultSet row) throws SQLException {
        return Sums.read(row, true);
    }
}
