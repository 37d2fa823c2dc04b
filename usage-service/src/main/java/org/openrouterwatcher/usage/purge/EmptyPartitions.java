package org.openrouterwatcher.usage.purge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables of months that a purge has emptied. Each is taken out of the ledger in a way that lets readers and writers go
 * on, which PostgreSQL does outside of a transaction only, and those of a month are then dropped. Whatever a purge that
 * was cut off has left, the next one finds by its name.
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
     * @param month as its name says it
     * @param parent of which it is a part; {@code ledger} where it is none any more
     * @param isLeaving whether its leaving was begun and not ended
     */
    private record Partition(String name, String month, String parent, boolean isPart, boolean isLeaving) {}

    /** Removes the tables of all months that ended before a day; outside of a transaction. */
    void remove(LocalDate keptFrom) {
        endedBefore(YearMonth.from(keptFrom)).stream()
                .collect(groupingBy(Partition::month, TreeMap::new, toList()))
                .values()
                .forEach(this::remove);
    }

    private List<Partition> endedBefore(YearMonth month) {
        return jdbc.sql("""
                        SELECT relname, right(relname, 7) AS month, left(relname, -8) AS parent,
                               inhrelid IS NOT NULL AS is_part, coalesce(inhdetachpending, false) AS is_leaving
                        FROM pg_class LEFT JOIN pg_inherits ON inhrelid = pg_class.oid
                        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                          AND relname ~ '^(usage_rows|usage_models|usage_days|owner_usage)_[0-9]{4}_[0-9]{2}$'
                          AND to_date(right(relname, 7), 'YYYY_MM') < :first
                        ORDER BY relname
                        """)
                .param("first", month.atDay(1))
                .query((row, _) -> new Partition(
                        row.getString("relname"),
                        row.getString("month"),
                        row.getString("parent"),
                        row.getBoolean("is_part"),
                        row.getBoolean("is_leaving")))
                .list();
    }

    private void remove(List<Partition> ofAMonth) {
        ofAMonth.stream().filter(Partition::isPart).forEach(this::detach);
        jdbc.sql("DROP TABLE " + ofAMonth.stream().map(Partition::name).collect(joining(", ")))
                .update();
    }

    private void detach(Partition partition) {
        jdbc.sql("ALTER TABLE %s DETACH PARTITION %s %s"
                        .formatted(partition.parent, partition.name, partition.isLeaving ? "FINALIZE" : "CONCURRENTLY"))
                .update();
    }
}
