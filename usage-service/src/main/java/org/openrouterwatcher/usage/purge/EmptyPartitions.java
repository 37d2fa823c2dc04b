package org.openrouterwatcher.usage.purge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables of months that a purge has emptied. Each is taken out of the ledger in a way that lets readers and writers go
 * on, which PostgreSQL does outside of a transaction only, and then dropped. Whatever a purge that was cut off has
 * left, the next one finds by its name.
 */
@Repository
class EmptyPartitions {

    private final JdbcClient jdbc;

    EmptyPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table of a month.
     *
     * @param parent of which it is a part; {@code ledger} where it is none any more
     * @param isLeaving whether its leaving was begun and not ended
     */
    private record Partition(String name, String parent, boolean isPart, boolean isLeaving) {}

    /** Removes the tables of all months that ended before a day; outside of a transaction. */
    void remove(LocalDate keptFrom) {
        YearMonth first = YearMonth.from(keptFrom);
        endedBefore(first).forEach(this::remove);
    }

    private List<Partition> endedBefore(YearMonth month) {
        return jdbc.sql("""
                        SELECT relname, left(relname, -8) AS parent, inhrelid IS NOT NULL AS is_part,
                               coalesce(inhdetachpending, false) AS is_leaving
                        FROM pg_class LEFT JOIN pg_inherits ON inhrelid = pg_class.oid
                        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                          AND relname ~ '^(usage_rows|usage_models|usage_days|owner_usage)_[0-9]{4}_[0-9]{2}$'
                          AND to_date(right(relname, 7), 'YYYY_MM') < :first
                        ORDER BY right(relname, 7), relname
                        """)
                .param("first", month.atDay(1))
                .query((row, _) -> new Partition(
                        row.getString("relname"),
                        row.getString("parent"),
                        row.getBoolean("is_part"),
                        row.getBoolean("is_leaving")))
                .list();
    }

    private void remove(Partition partition) {
        if (partition.isPart) {
            jdbc.sql("ALTER TABLE %s DETACH PARTITION %s %s"
                            .formatted(
                                    partition.parent,
                                    partition.name,
                                    partition.isLeaving ? "FINALIZE" : "CONCURRENTLY"))
                    .update();
        }
        jdbc.sql("DROP TABLE " + partition.name).update();
    }
}
