package org.openrouterwatcher.usage.report;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows as of when an owner's figures are. */
@Repository
class Confirmations {

    private final JdbcClient jdbc;

    Confirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Over all keys that are watched: not removed, not switched off, and not proven to be dead. */
    Confirmation of(long ownerId) {
        return jdbc.sql("""
                        SELECT min(usage_as_of) AS as_of, count(usage_as_of) = count(*) AS every_key_read
                        FROM openrouter_keys
                        WHERE owner_id = :owner AND removed_at IS NULL AND enabled AND status <> 'INVALID'
                        """)
                .param("owner", ownerId)
                .query((row, _) -> new Confirmation(
                        Optional.ofNullable(row.getObject("as_of", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getBoolean("every_key_read")))
                .single();
    }
}
