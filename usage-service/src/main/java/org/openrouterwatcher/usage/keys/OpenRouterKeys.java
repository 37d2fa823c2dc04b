package org.openrouterwatcher.usage.keys;

import static java.sql.Types.TIMESTAMP_WITH_TIMEZONE;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Checks;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The OpenRouter keys that are known, without their texts. */
@Repository
public class OpenRouterKeys {

    private static final String SELECT = "SELECT * FROM openrouter_keys ";

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    OpenRouterKeys(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
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
    public Optional<OpenRouterKey> knownTo(long ownerId, Fingerprint fingerprint) {
        return jdbc.sql("""
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
        return jdbc.sql("""
                        INSERT INTO openrouter_keys (owner_id, name, kind, status)
                        VALUES (:ownerId, :name, 'UNKNOWN', 'UNVERIFIED') RETURNING id
                        """)
                .param("ownerId", ownerId)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** Notes that a key is registered from now on. */
    public void register(long id, KeyName name, Fingerprint fingerprint, Instant now) {
        jdbc.sql("""
                        UPDATE openrouter_keys
                        SET name = :name, fingerprint = :fingerprint, enabled = true, status = 'UNVERIFIED',
                            status_reason = NULL, registered_at = :now, removed_at = NULL, version = nextval('versions')
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("name", name.text())
                .param("fingerprint", fingerprint.hex())
                .param("now", now.atOffset(UTC))
                .update();
    }

    void rename(long id, KeyName name) {
        jdbc.sql("UPDATE openrouter_keys SET name = :name WHERE id = :id")
                .param("id", id)
                .param("name", name.text())
                .update();
    }

    /** Notes that a key is not watched any more; its version then. */
    public long remove(long id, Instant now) {
        return jdbc.sql("""
                        UPDATE openrouter_keys SET removed_at = :now, version = nextval('versions')
                        WHERE id = :id RETURNING version
                        """)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** Notes that a key is not registered any more, but seen through a management key; its version then. */
    public long unregister(long id) {
        return jdbc.sql("""
                        UPDATE openrouter_keys
                        SET registered_at = NULL, fingerprint = NULL, status = 'VALID', status_reason = NULL,
                            enabled = true, version = nextval('versions')
                        WHERE id = :id RETURNING version
                        """).param("id", id).query(Long.class).single();
    }

    /** The ids of an owner's keys whose text was ever registered, by fingerprint. */
    public Map<String, Long> idsByFingerprint(long ownerId) {
        return jdbc
                .sql(
                        "SELECT fingerprint, id FROM openrouter_keys WHERE owner_id = :ownerId AND fingerprint IS NOT NULL")
                .param("ownerId", ownerId)
                .query((row, _) -> Map.entry(row.getString("fingerprint"), row.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What an inventory says about a key. */
    public record Listing(long keyId, String name, String label, boolean disabled, Terms terms) {}

    /** Notes what an inventory says about keys; of a registered key, name and state are not its business. */
    public void listed(Collection<Listing> listings) {
        batches.batchUpdate("""
                UPDATE openrouter_keys
                SET name = CASE WHEN fingerprint IS NULL THEN ? ELSE name END,
                    enabled = CASE WHEN fingerprint IS NULL THEN ? ELSE enabled END,
                    status = CASE WHEN fingerprint IS NULL THEN 'VALID' ELSE status END,
                    label = ?, kind = 'INFERENCE',
                    spend_limit = ?, limit_remaining = ?, limit_reset = ?, expires_at = ?
                WHERE id = ?
                """, listings, BATCH, (statement, listing) -> {
            Instant expiresAt = listing.terms.expiresAt();
            statement.setString(1, listing.name);
            statement.setBoolean(2, !listing.disabled);
            statement.setString(3, listing.label);
            statement.setBigDecimal(4, listing.terms.limit());
            statement.setBigDecimal(5, listing.terms.remaining());
            statement.setString(6, listing.terms.reset());
            statement.setObject(7, expiresAt == null ? null : expiresAt.atOffset(UTC), TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(8, listing.keyId);
        });
    }

    /** Registered inference keys of an owner that no inventory is known to hold, of these labels. */
    public List<OpenRouterKey> unplaced(long ownerId, Collection<String> labels) {
        return jdbc.sql("""
                        SELECT * FROM openrouter_keys
                        WHERE owner_id = :ownerId AND label = ANY (:labels) AND kind = 'INFERENCE' AND enabled
                          AND registered_at IS NOT NULL AND removed_at IS NULL
                          AND id NOT IN (SELECT key_id FROM observed_keys WHERE owner_id = :ownerId)
                        ORDER BY id
                        """)
                .param("ownerId", ownerId)
                .param("labels", labels.toArray(String[]::new))
                .query(OpenRouterKeys::key)
                .list();
    }

    /** Whether the spend of a key is read through a management key now. */
    public boolean isCovered(long keyId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM covered_keys WHERE key_id = :keyId)")
                .param("keyId", keyId)
                .query(Boolean.class)
                .single();
    }

    /** Notes as of when the figures of keys are. */
    public void usageRead(List<Long> ids, Instant asOf) {
        jdbc.sql("""
                        UPDATE openrouter_keys SET usage_as_of = :asOf
                        WHERE id = ANY (:ids) AND (usage_as_of IS NULL OR usage_as_of < :asOf)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("asOf", asOf.atOffset(UTC))
                .update();
    }

    static OpenRouterKey key(ResultSet row, int number) throws SQLException {
        return new OpenRouterKey(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getObject("account_id", Long.class),
                row.getString("name"),
                row.getString("label"),
                row.getString("fingerprint"),
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

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
