package org.openrouterwatcher.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.messaging.housekeeping.RemovesOldRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an event its effect once, however often it is delivered: the effect and the note that it happened are one
 * transaction.
 */
public final class Inbox implements RemovesOldRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration retention;

    Inbox(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, InboxProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.retention = properties.retention();
    }

    /**
     * Runs the effect unless it has been before. When the effect throws, nothing has happened and the next delivery
     * tries again. Two deliveries at the same time wait for each other.
     *
     * @param consumer whose effect; each consumer of an event has its own
     * @return whether the effect ran now
     */
    public boolean once(String consumer, Envelope<?> envelope, Runnable effect) {
        return transactions.execute(_ -> {
            boolean first = note(consumer, envelope);
            if (first) {
                effect.run();
            }
            return first;
        });
    }

    private boolean note(String consumer, Envelope<?> envelope) {
        return jdbc.sql("""
                        insert into inbox (consumer, source, event_id, seen_at)
                        values (:consumer, :source, :id, :now)
                        on conflict do nothing
                        """)
                        .param("consumer", consumer)
                        .param("source", envelope.source())
                        .param("id", envelope.id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public int removeOldRows(int limit) {
        return jdbc.sql("""
                        delete from inbox where (consumer, source, event_id) in (
                            select consumer, source, event_id from inbox where seen_at < :time
                            order by seen_at limit :limit for update skip locked)
                        """)
                .param("time", clock.instant().minus(retention).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
