package org.openrouterwatcher.usage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.Assert;

/** All that has to be known to book something for a key, read at once. */
@Repository
public class KeyStandings {

    private final JdbcClient jdbc;

    KeyStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known about a key. The caller holds it, since an earlier statement: what one reads that had to wait is as
     * old as its beginning.
     *
     * @param first of the days that may be booked
     */
    public KeyStanding of(long keyId, LocalDate first) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM covered_keys covered WHERE covered.key_id = key.id) AS covered,
                               taken_at, credits, byok, day, source, credits_cost, byok_cost, digest
                        FROM openrouter_keys key
                        LEFT JOIN key_snapshots last ON last.key_id = key.id
                        LEFT JOIN usage_days head ON head.key_id = key.id AND day >= :first
                        WHERE key.id = :keyId
                        """).param("keyId", keyId).param("first", first).query(KeyStandings::standing);
    }

    private static KeyStanding standing(ResultSet row) throws SQLException {
        Assert.state(row.next(), "who books something for a key holds it");
        boolean covered = row.getBoolean("covered");
        Optional<KeySnapshot> last =
                row.getObject("taken_at") == null ? Optional.empty() : Optional.of(KeySnapshots.snapshot(row));
        Map<LocalDate, BookedDay> booked = new HashMap<>();
        do {
            if (row.getObject("day") != null) {
                BookedDay day = UsageDays.bookedDay(row);
                booked.put(day.day(), day);
            }
        } while (row.next());
        return new KeyStanding(covered, last, booked);
    }
}
