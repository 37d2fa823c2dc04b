package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers what was written for a topic since somebody last asked, sent or not. Entries are found by the transaction
 * that wrote them and not by their ids: these are given out in one order and become visible in another.
 */
public final class OutboxChanges {

    /** About 30 MB; who is further behind has to read the topic. */
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    OutboxChanges(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * What was written from a transaction on.
     *
     * @param changes one may come again in the next answer
     * @param cursor where the next question is to begin: everything that transactions below it wrote has been answered
     * @param isComplete whether these are all changes that were committed before the question; if not, none are given
     */
    public record Answer(List<Change> changes, long cursor, boolean isComplete) {}

    /**
     * One event.
     *
     * @param type its name on the wire
     * @param key its subject
     * @param data its JSON
     */
    public record Change(String type, String key, String data) {}

    /** @param cursor that of the last answer or mark; 0 asks for everything */
    public Answer since(String topic, long cursor) {
        return Optional.ofNullable(snapshot.execute(_ -> read(topic, cursor))).orElseThrow();
    }

    private Answer read(String topic, long cursor) {
        Bounds bounds = bounds(topic);
        if (!bounds.contains(cursor)) {
            return new Answer(List.of(), cursor, false);
        }
        List<Change> changes = jdbc.sql("""
                        select type, key, payload from outbox
                        where topic = :topic and xid >= cast(cast(:cursor as text) as xid8)
                        order by id limit :most
                        """)
                .param("topic", topic)
                .param("cursor", cursor)
                .param("most", MOST + 1)
                .query((row, _) -> new Change(
                        row.getString("type"), row.getString("key"), new String(row.getBytes("payload"), UTF_8)))
                .list();
        return changes.size() > MOST
                ? new Answer(List.of(), cursor, false)
                : new Answer(changes, bounds.oldestRunning(), true);
    }

    private Bounds bounds(String topic) {
        return jdbc.sql("""
                        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_running,
                               coalesce((select xid::text::bigint from outbox_removed where topic = :topic), 0) as removed
                        """)
                .param("topic", topic)
                .query((row, _) -> new Bounds(row.getLong("removed"), row.getLong("oldest_running")))
                .single();
    }

    /**
     * What can be asked for.
     *
     * @param removed up to which transaction entries are gone
     * @param oldestRunning transactions below have ended; a higher cursor is of another database
     */
    private record Bounds(long removed, long oldestRunning) {
        boolean contains(long cursor) {
            return removed < Math.max(1, cursor) && cursor <= oldestRunning;
        }
    }
}
