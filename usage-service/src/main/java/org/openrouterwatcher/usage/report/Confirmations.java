package org.openrouterwatcher.usage.report;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows as of when an owner's figures are. */
@Repository
class Confirmations {

    private final JdbcClient jdbc;

    Confirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Over all keys that are watched: not removed, not switched off, not proven to be dead and not gone at OpenRouter.
     * A management key spends nothing itself; it counts by when it last showed its account.
     */
    Confirmation of(long ownerId) {
        return of(ownerId, null);
    }

    /** The same of one key; null is all of them. */
    Confirmation of(long ownerId, @Nullable Long keyId) {
        return jdbc.sql("""
                        SELECT min(read_at) AS as_of, count(read_at) = count(*) AS every_key_read
                        FROM (SELECT CASE WHEN key.kind = 'MANAGEMENT' THEN account.inventory_as_of
                                          ELSE key.usage_as_of END AS read_at
                              FROM openrouter_keys key
                              LEFT JOIN accounts account ON account.id = key.account_id
                              LEFT JOIN observed_keys seen ON seen.key_id = key.id
                              WHERE key.owner_id = :owner AND key.removed_at IS NULL AND key.enabled
                                AND key.status <> 'INVALID' AND seen.gone_at IS NULL
                                AND (cast(:key AS bigint) IS NULL OR key.id = :key)) watched
                        """)
                .param("owner", ownerId)
                .param("key", keyId)
                .query((row, _) -> new Confirmation(
                        Optional.ofNullable(row.getObject("as_of", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getBoolean("every_key_read")))
                .single();
    }
}
