package org.openrouterwatcher.usage.keys;

import static org.openrouterwatcher.usage.keys.OpenRouterKeys.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.KeyView.LastSync;
import org.openrouterwatcher.usage.keys.KeyView.Spent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registered keys with all that their owner is shown. */
@Repository
public class KeyViews {

    private static final String SELECT = """
            SELECT key.*, snapshot.credits, coalesce(snapshot.byok, 0) AS byok,
                   greatest(snapshot.undated_credits, 0) AS undated_credits,
                   greatest(snapshot.undated_byok, 0) AS undated_byok,
                   covered.key_id IS NOT NULL AS covered,
                   work.tick_id, work.done_at, work.succeeded, work.detail
            FROM openrouter_keys key
            LEFT JOIN key_snapshots snapshot ON snapshot.key_id = key.id
            LEFT JOIN covered_keys covered ON covered.key_id = key.id
            LEFT JOIN LATERAL (
                SELECT * FROM tick_work WHERE key_id = key.id AND job = 'USAGE_SYNC'
                ORDER BY requested_at DESC LIMIT 1) AS work ON true
            WHERE key.registered_at IS NOT NULL AND key.removed_at IS NULL
            """;

    private final JdbcClient jdbc;

    KeyViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A registered key that is certain to be there. */
    public KeyView of(long id) {
        return jdbc.sql(SELECT + " AND key.id = :id")
                .param("id", id)
                .query(KeyViews::view)
                .single();
    }

    /** All registered keys of an owner, newest first. */
    List<KeyView> ofOwner(long ownerId) {
        return jdbc.sql(SELECT + " AND key.owner_id = :ownerId ORDER BY key.registered_at DESC, key.id DESC")
                .param("ownerId", ownerId)
                .query(KeyViews::view)
                .list();
    }

    private static KeyView view(ResultSet row, int number) throws SQLException {
        return new KeyView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("label"),
                word(row.getString("kind")),
                row.getBoolean("enabled") ? word(row.getString("status")) : "disabled",
                row.getString("status_reason"),
                row.getBoolean("enabled"),
                row.getBigDecimal("spend_limit"),
                row.getBigDecimal("limit_remaining"),
                row.getString("limit_reset"),
                instant(row, "expires_at"),
                spent(row, "credits", "byok"),
                spent(row, "undated_credits", "undated_byok"),
                row.getBoolean("covered"),
                Objects.requireNonNull(instant(row, "registered_at")),
                instant(row, "last_checked_at"),
                instant(row, "last_good_check_at"),
                instant(row, "usage_as_of"),
                lastSync(row));
    }

    private static @Nullable Spent spent(ResultSet row, String credits, String byok) throws SQLException {
        BigDecimal amount = row.getBigDecimal(credits);
        return amount == null ? null : Spent.of(amount, row.getBigDecimal(byok));
    }

    private static @Nullable LastSync lastSync(ResultSet row) throws SQLException {
        UUID tickId = row.getObject("tick_id", UUID.class);
        return tickId == null
                ? null
                : new LastSync(
                        tickId,
                        instant(row, "done_at"),
                        row.getObject("succeeded", Boolean.class),
                        row.getString("detail"));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
