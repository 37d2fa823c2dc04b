package org.openrouterwatcher.usage.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.report.Slices.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What an owner spent in a period, from the sums beside the ledger: the cost of a question grows with keys and days,
 * not with requests or lines.
 */
@Repository
class Spending {

    private final JdbcClient jdbc;

    Spending(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day's spend over all keys. */
    record Day(LocalDate date, Sums sums) {}

    /** @param model null: spent, but the model is unknown */
    record Model(@Nullable String model, Sums sums) {

        private static final Comparator<Model> DEAREST_FIRST = comparing((Model it) -> it.sums.cost())
                .reversed()
                .thenComparing(Model::model, Comparator.nullsLast(Comparator.naturalOrder()));

        /** What slices by model come to, dearest first. */
        static List<Model> of(List<Slice> slices) {
            Map<Optional<String>, Sums> byModel = slices.stream()
                    .collect(toMap(slice -> Optional.ofNullable(slice.group()), Slice::sums, Sums::plus));
            return byModel.entrySet().stream()
                    .map(entry -> new Model(entry.getKey().orElse(null), entry.getValue()))
                    .sorted(DEAREST_FIRST)
                    .toList();
        }
    }

    /** @param status as last proven; {@code disabled} when the owner switched the key off */
    record Key(long id, String name, String status, Sums sums) {}

    Sums total(long ownerId, Period period) {
        return question("SELECT " + Sums.COLUMNS + ", " + Sums.COMPLETE + " FROM usage_days " + WITHIN, ownerId, period)
                .query((row, _) -> Sums.read(row, row.getBoolean("complete")))
                .single();
    }

    List<Day> byDay(long ownerId, Period period) {
        String sql = "SELECT day, " + Sums.COLUMNS + ", " + Sums.COMPLETE + " FROM usage_days " + WITHIN
                + " GROUP BY day ORDER BY day";
        return question(sql, ownerId, period)
                .query((row, _) -> new Day(row.getObject("day", LocalDate.class), sums(row)))
                .list();
    }

    /** Dearest first. */
    List<Model> byModel(long ownerId, Period period) {
        String sql = "SELECT model, " + Sums.COLUMNS + ", bool_and(model IS NOT NULL) AS complete FROM usage_models "
                + WITHIN + " GROUP BY model ORDER BY sum(credits_cost) + sum(byok_cost) DESC, model";
        return question(sql, ownerId, period)
                .query((row, _) -> new Model(row.getString("model"), sums(row)))
                .list();
    }

    /** Dearest first; keys without any use in the period come last. */
    List<Key> byKey(long ownerId, Period period) {
        String sql = """
                SELECT key.id, key.name, CASE WHEN key.enabled THEN key.status ELSE 'DISABLED' END AS status, spent.*
                FROM openrouter_keys key
                CROSS JOIN LATERAL (SELECT %s, %s, count(*) AS days FROM usage_days
                                    WHERE key_id = key.id AND day BETWEEN :first AND :last) spent
                WHERE key.owner_id = :owner AND (key.removed_at IS NULL OR spent.days > 0)
                ORDER BY spent.credits_cost + spent.byok_cost DESC, key.id
                """.formatted(Sums.COLUMNS, Sums.COMPLETE);
        return question(sql, ownerId, period)
                .query((row, _) ->
                        new Key(row.getLong("id"), row.getString("name"), row.getString("status"), sums(row)))
                .list();
    }

    private static final String WITHIN = "WHERE owner_id = :owner AND day BETWEEN :first AND :last";

    private JdbcClient.StatementSpec question(String sql, long ownerId, Period period) {
        return jdbc.sql(sql)
                .param("owner", ownerId)
                .param("first", period.start())
                .param("last", period.end());
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return Sums.read(row, row.getBoolean("complete"));
    }
}
