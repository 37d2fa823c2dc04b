package org.openrouterwatcher.usage.ledger;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last reading of each key's counters, and what they count that belongs to no day. */
@Repository
public class KeySnapshots {

    private final JdbcClient jdbc;

    KeySnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last reading of a key's lifetime counters. */
    public Optional<KeySnapshot> last(long keyId) {
        return jdbc.sql("SELECT taken_at, credits, byok FROM key_snapshots WHERE key_id = :keyId")
                .param("keyId", keyId)
                .query((row, _) -> snapshot(row))
                .optional();
    }

    /** The last reading of each key of an account, by key. */
    public Map<Long, KeySnapshot> ofAccount(long accountId) {
        return jdbc
                .sql("""
                        SELECT key_id, taken_at, credits, byok FROM key_snapshots
                        JOIN openrouter_keys ON id = key_id WHERE account_id = :accountId
                        """)
                .param("accountId", accountId)
                .query((row, _) -> Map.entry(row.getLong("key_id"), snapshot(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Keeps a reading as the last one.
     *
     * @param undated by how much the money that belongs to no day rose; may be negative
     * @param reset whether a counter fell since the reading before
     */
    public void keep(long keyId, KeySnapshot snapshot, Money undated, boolean reset) {
        jdbc.sql("""
                        INSERT INTO key_snapshots AS old (key_id, taken_at, credits, byok, first_taken_at,
                                                          undated_credits, undated_byok)
                        VALUES (:keyId, :takenAt, :credits, :byok, :takenAt, :undatedCredits, :undatedByok)
                        ON CONFLICT (key_id) DO UPDATE SET
                            taken_at = excluded.taken_at,
                            credits = excluded.credits,
                            byok = coalesce(excluded.byok, old.byok),
                            undated_credits = old.undated_credits + excluded.undated_credits,
                            undated_byok = old.undated_byok + excluded.undated_byok,
                            resets = old.resets + CASE WHEN :reset THEN 1 ELSE 0 END,
                            last_reset_at = CASE WHEN :reset THEN excluded.taken_at ELSE old.last_reset_at END
                        """)
                .param("keyId", keyId)
                .param("takenAt", snapshot.takenAt().atOffset(UTC))
                .param("credits", snapshot.credits())
                .param("byok", snapshot.byok())
                .param("undatedCredits", undated.credits())
                .param("undatedByok", undated.byok())
                .param("reset", reset)
                .update();
    }

    /** Notes a change of what belongs to no day, when no counter was read. */
    public void undate(long keyId, Money undated) {
        jdbc.sql("""
                        UPDATE key_snapshots
                        SET undated_credits = undated_credits + :credits, undated_byok = undated_byok + :byok
                        WHERE key_id = :keyId
                        """)
                .param("keyId", keyId)
                .param("credits", undated.credits())
                .param("byok", undated.byok())
                .update();
    }

    /** Notes that the counters of keys were read and stood still. */
    public void stoodStill(List<Long> keyIds, Instant takenAt) {
        jdbc.sql("UPDATE key_snapshots SET taken_at = :takenAt WHERE key_id = ANY (:keyIds) AND taken_at < :takenAt")
                .param("keyIds", keyIds.toArray(Long[]::new))
                .param("takenAt", takenAt.atOffset(UTC))
                .update();
    }

    /**
     * Lets a key have the last reading of another one, which is the same key.
     *
     * @param ownDays what is booked for the key beside the days of the other one
     */
    public void move(long fromKeyId, long toKeyId, Money ownDays) {
        jdbc.sql("DELETE FROM key_snapshots WHERE key_id = :toKeyId")
                .param("toKeyId", toKeyId)
                .update();
        jdbc.sql("""
                        UPDATE key_snapshots
                        SET key_id = :toKeyId, undated_credits = undated_credits - :credits,
                            undated_byok = undated_byok - :byok
                        WHERE key_id = :fromKeyId
                        """)
                .param("fromKeyId", fromKeyId)
                .param("toKeyId", toKeyId)
                .param("credits", ownDays.credits())
                .param("byok", ownDays.byok())
                .update();
    }

    static KeySnapshot snapshot(ResultSet row) throws SQLException {
        return KeySnapshot.of(
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("credits"),
                row.getBigDecimal("byok"));
    }
}
