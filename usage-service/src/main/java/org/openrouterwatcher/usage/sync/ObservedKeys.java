package org.openrouterwatcher.usage.sync;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.Fingerprint;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys as management keys see them, and which account they belong to. */
@Repository
class ObservedKeys {

    private final JdbcClient jdbc;

    ObservedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key of an account's inventory that is known here.
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

    /** The account that has keys of these hashes, if the owner knows one. */
    Optional<Long> accountOf(long ownerId, Collection<String> hashes) {
        return jdbc.sql(
                        """
                        SELECT min(account_id) FROM openrouter_keys JOIN observed_keys seen ON key_id = id
                        WHERE seen.owner_id = :ownerId AND hash = ANY (:hashes)
                        """)
                .param("ownerId", ownerId)
                .param("hashes", hashes.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    long newAccount(long ownerId) {
        return jdbc.sql("INSERT INTO accounts (owner_id) VALUES (:ownerId) RETURNING id")
                .param("ownerId", ownerId)
                .query(Long.class)
                .single();
    }

    void setAccount(Collection<Long> keyIds, long accountId) {
        jdbc.sql(
                        """
                        UPDATE openrouter_keys SET account_id = :accountId
                        WHERE id = ANY (:keyIds) AND account_id IS DISTINCT FROM :accountId
                        """)
                .param("keyIds", keyIds.toArray(Long[]::new))
                .param("accountId", accountId)
                .update();
    }

    /** All keys ever seen in an account. */
    List<Observed> ofAccount(long accountId) {
        return jdbc.sql(
                        """
                        SELECT seen.* FROM observed_keys seen JOIN openrouter_keys ON id = key_id
                        WHERE account_id = :accountId ORDER BY key_id
                        """)
                .param("accountId", accountId)
                .query(ObservedKeys::observed)
                .list();
    }

    /** The key that was registered under this fingerprint and is not known from an inventory yet. */
    Optional<Long> registered(long ownerId, Fingerprint fingerprint) {
        return jdbc.sql(
                        """
                        SELECT id FROM openrouter_keys
                        WHERE owner_id = :ownerId AND fingerprint = :fingerprint
                          AND id NOT IN (SELECT key_id FROM observed_keys WHERE owner_id = :ownerId)
                        """)
                .param("ownerId", ownerId)
                .param("fingerprint", fingerprint.hex())
                .query(Long.class)
                .optional();
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
