package org.openrouterwatcher.usage.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/keys}: which OpenRouter keys are watched and what each spent since. */
@RestController
class PublicKeysController {

    private final JdbcClient jdbc;

    PublicKeysController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Keys(List<Key> items, long total) {}

    /**
     * @param status as last proven: {@code valid}, {@code invalid}, {@code out_of_funds}, {@code unverified}; or
     *     {@code disabled} when the owner switched it off
     */
    record Key(long id, String name, boolean isActive, String status, Stats stats) {}

    /**
     * Everything the ledger knows of the key, in USD.
     *
     * @param totalRequests null when something was spent but no source knows by how many requests
     * @param beforeWatching what OpenRouter counted before the first look; it belongs to no day and is not in the total
     */
    record Stats(@Nullable Long totalRequests, BigDecimal totalCost, BigDecimal beforeWatching) {}

    @GetMapping("/api/v1/keys")
    public Keys keys(Caller caller) {
        List<Key> items = jdbc.sql("""
                        SELECT key.id, key.name, key.enabled,
                               CASE WHEN key.enabled THEN key.status ELSE 'DISABLED' END AS status,
                               spent.*, coalesce(snapshot.undated_credits + snapshot.undated_byok, 0) AS before_watching
                        FROM openrouter_keys key
                        LEFT JOIN key_snapshots snapshot ON snapshot.key_id = key.id
                        CROSS JOIN LATERAL (
                            SELECT cast(CASE WHEN count(*) = 0 THEN 0 ELSE sum(requests) END AS bigint) AS requests,
                                   coalesce(sum(credits_cost + byok_cost), 0) AS cost
                            FROM usage_months WHERE key_id = key.id) spent
                        WHERE key.owner_id = :owner AND key.removed_at IS NULL
                        ORDER BY key.id
                        """)
                .param("owner", caller.userId())
                .query((row, _) -> new Key(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("enabled"),
                        row.getString("status").toLowerCase(Locale.ROOT),
                        new Stats(
                                row.getObject("requests", Long.class),
                                row.getBigDecimal("cost"),
                                row.getBigDecimal("before_watching").max(BigDecimal.ZERO))))
                .list();
        return new Keys(items, items.size());
    }
}
