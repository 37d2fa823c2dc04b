package org.openrouterwatcher.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /**
     * Gives several events their effect together: runs it, in one transaction, for those that have not had it. When it
     * throws, nothing has happened to any of them.
     *
     * @param consumer whose effect
     * @param envelope of one that was delivered
     * @param effect is given the new ones in the order in which they came, each once; not called when there is none
     */
    public <D> void onceEach(
            String consumer, List<D> deliveries, Function<D, Envelope<?>> envelope, Consumer<List<D>> effect) {
        if (deliveries.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            Set<Id> unseen = note(
                    consumer, deliveries.stream().<Envelope<?>>map(envelope).toList());
            List<D> first = deliveries.stream()
                    .filter(it -> unseen.remove(Id.of(envelope.apply(it))))
                    .toList();
            if (!first.isEmpty()) {
                effect.accept(first);
            }
        });
    }

    /** What makes an event the same one. */
    private record Id(String source, String eventId) {

        static Id of(Envelope<?> envelope) {
            return new Id(envelope.source(), envelope.id());
        }
    }

    /** Notes all, and gives those that were not noted. */
    private Set<Id> note(String consumer, List<Envelope<?>> envelopes) {
        return new HashSet<>(jdbc.sql("""
                        insert into inbox (consumer, source, event_id, seen_at)
                        select :consumer, source, event_id, :now
                        from unnest(:sources, :ids) as event (source, event_id)
                        order by source, event_id
                        on conflict do nothing
                        returning source, event_id
                        """)
                .param("consumer", consumer)
                .param("sources", envelopes.stream().map(Envelope::source).toArray(String[]::new))
                .param("ids", envelopes.stream().map(Envelope::id).toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Id(row.getString("source"), row.getString("event_id")))
                .list());
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
