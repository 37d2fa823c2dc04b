package org.openrouterwatcher.usage.sync;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.usage.openrouter.Credits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** OpenRouter accounts. OpenRouter does not name them; what two management keys both list is one account. */
@Repository
class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account to which keys of these hashes belong, if the owner knows one. */
    Optional<Long> holding(long ownerId, Collection<String> hashes) {
        return jdbc.sql("""
                        SELECT account_id FROM openrouter_keys JOIN observed_keys seen ON key_id = id
                        WHERE seen.owner_id = :ownerId AND hash = ANY (:hashes) AND account_id IS NOT NULL
                        ORDER BY account_id LIMIT 1
                        """)
                .param("ownerId", ownerId)
                .param("hashes", hashes.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    /** A new account; its id. */
    long open(long ownerId) {
        return jdbc.sql("INSERT INTO accounts (owner_id) VALUES (:ownerId) RETURNING id")
                .param("ownerId", ownerId)
                .query(Long.class)
                .single();
    }

    /** Notes that keys belong to an account. */
    void assign(Collection<Long> keyIds, long accountId) {
        jdbc.sql("""
                        UPDATE openrouter_keys SET account_id = :accountId
                        WHERE id = ANY (:keyIds) AND account_id IS DISTINCT FROM :accountId
                        """)
                .param("keyIds", keyIds.toArray(Long[]::new))
                .param("accountId", accountId)
                .update();
    }

    /** Notes when all keys of an account were last listed. */
    void listed(long accountId, Instant asOf) {
        jdbc.sql("UPDATE accounts SET inventory_as_of = :asOf WHERE id = :id")
                .param("id", accountId)
                .param("asOf", asOf.atOffset(UTC))
                .update();
    }

    /** Notes what an account has bought and spent. */
    void credits(long accountId, Credits credits, Instant asOf) {
        jdbc.sql("""
                        UPDATE accounts
                        SET total_credits = :totalCredits, total_usage = :totalUsage, credits_as_of = :asOf
                        WHERE id = :id
                        """)
                .param("id", accountId)
                .param("totalCredits", credits.totalCredits())
                .param("totalUsage", credits.totalUsage())
                .param("asOf", asOf.atOffset(UTC))
                .update();
    }

    /** The management keys through which an account can be seen, the most trusted first. */
    List<Long> managers(long accountId) {
        return jdbc.sql("""
                        SELECT id FROM management_keys WHERE account_id = :accountId
                        ORDER BY status IN ('VALID', 'OUT_OF_FUNDS') DESC, id
                        """)
                .param("accountId", accountId)
                .query((row, _) -> row.getLong("id"))
                .list();
    }
}
