package org.openrouterwatcher.usage.keys;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Checks;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The OpenRouter keys that are known, without their texts. */
@Repository
public class OpenRouterKeys {

    private static final String SELECT = "SELECT * FROM openrouter_keys ";

    private final JdbcClient jdbc;

    OpenRouterKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key, registered or not. */
    public Optional<OpenRouterKey> find(long id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(OpenRouterKeys::key)
                .optional();
    }

    /** A key, held until the transaction ends: who writes about a key holds it. */
    public Optional<OpenRouterKey> lock(long id) {
        return jdbc.sql(SELECT + "WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(OpenRouterKeys::key)
                .optional();
    }

    /** Holds all keys an owner has and will have until the transaction ends, so that none is made twice. */
    public void lockOwner(long ownerId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('owner', :ownerId))")
                .param("ownerId", ownerId)
                .query((_, _) -> true)
                .single();
    }

    /** A key that the owner has known before under this fingerprint, by an earlier registration or an inventory. */
    Optional<OpenRouterKey> knownTo(long ownerId, Fingerprint fingerprint) {
        return jdbc.sql(
                        """
                        SELECT * FROM openrouter_keys
                        WHERE owner_id = :ownerId AND (fingerprint = :fingerprint
                              OR id IN (SELECT key_id FROM observed_keys WHERE owner_id = :ownerId AND hash = :fingerprint))
                        """)
                .param("ownerId", ownerId)
                .param("fingerprint", fingerprint.hex())
                .query(OpenRouterKeys::key)
                .optional();
    }

    /** Makes a key, not registered yet; its id. */
    public long add(long ownerId, String name) {
        return jdbc.sql(
                        """
                        INSERT INTO openrouter_keys (owner_id, name, kind, status)
                        VALUES (:ownerId, :name, 'UNKNOWN', 'UNVERIFIED') RETURNING id
                        """)
                .param("ownerId", ownerId)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    void register(long id, String name, Fingerprint fingerprint, Instant now) {
        jdbc.sql(
                        """
                        UPDATE openrouter_keys
                        SET name = :name, fingerprint = :fingerprint, enabled = true, status = 'UNVERIFIED',
                            status_reason = NULL, registered_at = :now, removed_at = NULL, version = nextval('versions')
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("name", name)
                .param("fingerprint", fingerprint.hex())
                .param("now", now.atOffset(UTC))
                .update();
    }

    void rename(long id, String name) {
        jdbc.sql("UPDATE openrouter_keys SET name = :name WHERE id = :id")
                .param("id", id)
                .param("name", name)
                .update();
    }

    void remove(long id, Instant now) {
        jdbc.sql(
                        """
                        UPDATE openrouter_keys SET removed_at = :now, version = nextval('versions') WHERE id = :id
                        """)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Notes as of when the figures of keys are. */
    public void usageRead(List<Long> ids, Instant asOf) {
        jdbc.sql(
                        """
                        UPDATE openrouter_keys SET usage_as_of = :asOf
                        WHERE id = ANY (:ids) AND (usage_as_of IS NULL OR usage_as_of < :asOf)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("asOf", asOf.atOffset(UTC))
                .update();
    }

    private static OpenRouterKey key(ResultSet row, int number) throws SQLException {
        return new OpenRouterKey(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getObject("account_id", Long.class),
                row.getString("name"),
                row.getString("label"),
                KeyKind.valueOf(row.getString("kind")),
                KeyState.valueOf(row.getString("status")),
                row.getString("status_reason"),
                row.getBoolean("enabled"),
                row.getObject("registered_at") != null && row.getObject("removed_at") == null,
                terms(row),
                new Checks(
                        instant(row, "registered_at"),
                        instant(row, "last_checked_at"),
                        instant(row, "last_good_check_at"),
                        instant(row, "usage_as_of")),
                row.getLong("version"));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getBigDecimal("spend_limit"),
                row.getBigDecimal("limit_remaining"),
                row.getString("limit_reset"),
                instant(row, "expires_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
