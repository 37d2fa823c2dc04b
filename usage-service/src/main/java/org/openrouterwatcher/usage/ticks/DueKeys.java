package org.openrouterwatcher.usage.ticks;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which keys a tick has work for. */
@Repository
class DueKeys {

    private final JdbcClient jdbc;

    DueKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One management key per account, and every key that none of them covers. */
    List<Long> forSync() {
        return jdbc.sql("""
                        SELECT id FROM (
                            SELECT DISTINCT ON (coalesce(account_id, -id)) id
                            FROM openrouter_keys
                            WHERE kind = 'MANAGEMENT' AND enabled AND registered_at IS NOT NULL AND removed_at IS NULL
                            ORDER BY coalesce(account_id, -id),
                                     array_position(ARRAY ['VALID', 'OUT_OF_FUNDS', 'UNVERIFIED'], status), id
                        ) AS managers
                        UNION ALL
                        SELECT id FROM openrouter_keys
                        WHERE kind <> 'MANAGEMENT' AND enabled AND registered_at IS NOT NULL AND removed_at IS NULL
                          AND id NOT IN (SELECT key_id FROM covered_keys)
                        ORDER BY id
                        """).query((row, _) -> row.getLong("id")).list();
    }

    /** Every registered key that is not switched off. */
    List<Long> forValidation() {
        return jdbc.sql("""
                        SELECT id FROM openrouter_keys
                        WHERE enabled AND registered_at IS NOT NULL AND removed_at IS NULL ORDER BY id
                        """).query((row, _) -> row.getLong("id")).list();
    }
}
