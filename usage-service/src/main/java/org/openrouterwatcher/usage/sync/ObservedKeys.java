package org.openrouterwatcher.usage.sync;

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
import org.openrouterwatcher.usage.reading.ListedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys as management keys see them. */
@Repository
class ObservedKeys {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ObservedKeys(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * A key that some inventory has listed.
     *
     * @param goneAt when it was first missing
     * @param movedAt when its counters were last seen to have moved
     * @param activityReadAt when its {@code /activity} was last read
     */
    record Observed(
            long keyId,
            String hash,
            @Nullable Instant goneAt,
            @Nullable Instant movedAt,
            @Nullable Instant activityReadAt) {}

    /** A listed key and the id it has here. */
    record Sighting(long keyId, ListedKey listed) {}

    /** All keys ever seen in an account. */
    List<Observed> ofAccount(long accountId) {
        return jdbc.sql("""
                        SELECT seen.* FROM observed_keys seen JOIN openrouter_keys ON id = key_id
                        WHERE account_id = :accountId ORDER BY key_id
                        """)
                .param("accountId", accountId)
                .query(ObservedKeys::observed)
                .list();
    }

    /** The ids of keys an owner has seen before, by hash. */
    Map<String, Long> idsByHash(long ownerId) {
        return jdbc
                .sql("SELECT hash, key_id FROM observed_keys WHERE owner_id = :ownerId")
                .param("ownerId", ownerId)
                .query((row, _) -> Map.entry(row.getString("hash"), row.getLong("key_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The account that shows a key of this label which nobody has registered: it may be the one meant. */
    Optional<Long> accountShowingUnclaimed(long ownerId, String label) {
        return jdbc.sql("""
                        SELECT covered.account_id FROM covered_keys covered
                        JOIN observed_keys seen USING (key_id)
                        JOIN openrouter_keys key ON key.id = key_id
                        WHERE covered.owner_id = :ownerId AND seen.label = :label AND key.fingerprint IS NULL
                        ORDER BY covered.account_id LIMIT 1
                        """)
                .param("ownerId", ownerId)
                .param("label", label)
                .query(Long.class)
                .optional();
    }

    /** Notes what an inventory lists. */
    void seen(long ownerId, Collection<Sighting> sightings, Instant now) {
        batches.batchUpdate("""
                INSERT INTO observed_keys AS old (key_id, owner_id, hash, name, label, workspace_id, disabled,
                                                  last_seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (owner_id, hash) DO UPDATE SET
                    key_id = excluded.key_id, name = excluded.name, label = excluded.label,
                    workspace_id = excluded.workspace_id, disabled = excluded.disabled,
                    last_seen_at = excluded.last_seen_at, gone_at = NULL
                """, sightings, BATCH, (statement, sighting) -> {
            ListedKey listed = sighting.listed;
            statement.setLong(1, sighting.keyId);
            statement.setLong(2, ownerId);
            statement.setString(3, listed.hash());
            statement.setString(4, listed.name());
            statement.setString(5, listed.label());
            statement.setString(6, listed.workspaceId());
            statement.setBoolean(7, listed.disabled());
            statement.setObject(8, now.atOffset(UTC));
        });
    }

    /** Notes which keys of an account a complete inventory does not list any more. */
    void missing(long accountId, Collection<String> listedHashes, Instant now) {
        jdbc.sql("""
                        UPDATE observed_keys SET gone_at = :now
                        FROM openrouter_keys WHERE id = key_id AND account_id = :accountId
                          AND gone_at IS NULL AND NOT hash = ANY (:hashes)
                        """)
                .param("now", now.atOffset(UTC))
                .param("accountId", accountId)
                .param("hashes", listedHashes.toArray(String[]::new))
                .update();
    }

    /** Notes how far a key has been followed. */
    void followed(long keyId, Instant movedAt, @Nullable Instant activityReadAt) {
        jdbc.sql("""
                        UPDATE observed_keys
                        SET moved_at = :movedAt, activity_read_at = coalesce(:activityReadAt, activity_read_at)
                        WHERE key_id = :keyId
                        """)
                .param("keyId", keyId)
                .param("movedAt", movedAt.atOffset(UTC))
                .param(
                        "activityReadAt",
                        Optional.ofNullable(activityReadAt)
                                .map(at -> at.atOffset(UTC))
                                .orElse(null))
                .update();
    }

    private static Observed observed(ResultSet row, int number) throws SQLException {
        return new Observed(
                row.getLong("key_id"),
                row.getString("hash"),
                instant(row, "gone_at"),
                instant(row, "moved_at"),
                instant(row, "activity_read_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
