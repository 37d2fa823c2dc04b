package org.openrouterwatcher.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The right to empty the outbox. PostgreSQL grants it to one session at a time, and the outbox is read and marked
 * through that very session: who has lost the right can do neither. PostgreSQL ends a session that is silent for longer
 * than {@link OutboxProperties#leaseTimeout}, so a relay that is frozen or cut off does not keep the right.
 */
final class OutboxLease implements AutoCloseable {

    /** Locks of this kind are per database, and nobody else takes this one. */
    private static final long LOCK = 0x6f7574626f78L;

    private final Connection connection;
    private final OutboxEntries entries;
    private final FeedSeals seals;
    private final SentTopics topics;
    private final JdbcClient jdbc;
    private final long epoch;

    private OutboxLease(Connection connection, JdbcClient jdbc, OutboxEntries entries, long epoch) {
        this.connection = connection;
        this.jdbc = jdbc;
        this.entries = entries;
        this.seals = new FeedSeals(jdbc);
        this.topics = new SentTopics(jdbc);
        this.epoch = epoch;
    }

    /** The lease for the session of this connection, or empty while another relay has it. */
    static Optional<OutboxLease> take(Connection connection) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        boolean taken = jdbc.sql("select pg_try_advisory_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!taken) {
            return Optional.empty();
        }
        var entries = new OutboxEntries(jdbc);
        return Optional.of(new OutboxLease(connection, jdbc, entries, entries.nextEpoch()));
    }

    /** The outbox, as long as the lease lasts. */
    OutboxEntries entries() {
        return entries;
    }

    /** The seals of the feed, as long as the lease lasts. */
    FeedSeals seals() {
        return seals;
    }

    /** To which topics the outbox was sent, as long as the lease lasts. */
    SentTopics topics() {
        return topics;
    }

    /** Higher than that of every lease before. */
    long epoch() {
        return epoch;
    }

    /** Fails when the lease is lost. */
    void check() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    /** Gives the lease back: the end of the session frees the lock. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // then the lock is free as well
        }
    }
}
