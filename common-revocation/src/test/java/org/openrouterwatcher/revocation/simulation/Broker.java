package org.openrouterwatcher.revocation.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

/**
 * What Kafka does for us: two topics, one of them in partitions and compacted, and producers whose records take time.
 */
final class Broker {

    /** Twice the time after which a gateway expires: less than what the topic has. */
    private static final long COMPACTION_LAG = 60 * World.SECOND;

    final List<FeedApplied> progress = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final LongSupplier time;

    Broker(int partitions, LongSupplier time) {
        this.time = time;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new Partition());
        }
    }

    /** A record of the feed. */
    record Entry(long offset, String key, TokenEvent event, long writtenAt) {}

    private static final class Partition {
        private List<Entry> entries = new ArrayList<>();
        private long end;
    }

    int partitions() {
        return partitions.size();
    }

    long end(int partition) {
        return partitions.get(partition).end;
    }

    long[] ends() {
        return partitions.stream().mapToLong(it -> it.end).toArray();
    }

    /** Up to so many records from an offset on. */
    List<Entry> read(int partition, long from, int limit) {
        List<Entry> entries = partitions.get(partition).entries;
        int first = 0;
        while (first < entries.size() && entries.get(first).offset() < from) {
            first++;
        }
        return entries.subList(first, Math.min(entries.size(), first + limit));
    }

    /** Removes what has a successor, if both are old enough. */
    void compact() {
        for (Partition partition : partitions) {
            Map<String, Long> newest = new HashMap<>();
            for (Entry entry : partition.entries) {
                if (time.getAsLong() - entry.writtenAt() >= COMPACTION_LAG) {
                    newest.put(entry.key(), entry.offset());
                }
            }
            List<Entry> kept = new ArrayList<>();
            for (Entry entry : partition.entries) {
                if (newest.getOrDefault(entry.key(), -1L) <= entry.offset()) {
                    kept.add(entry);
                }
            }
            partition.entries = kept;
        }
    }

    /** Where a record goes: marks to each partition, others by their key. */
    int partitionOf(TokenEvent event) {
        return event instanceof FeedClosed mark
                ? mark.partition()
                : Math.floorMod(event.subject().hashCode(), partitions.size());
    }

    private void append(TokenEvent event) {
        Partition partition = partitions.get(partitionOf(event));
        partition.entries.add(new Entry(partition.end++, event.subject(), event, time.getAsLong()));
    }

    /** Records on their way, in order. They go on when the one who sent them does not exist any more. */
    final class Wire {
        private final Deque<Flight> underWay = new ArrayDeque<>();

        Flight send(TokenEvent event) {
            return send(() -> append(event));
        }

        Flight send(FeedApplied report) {
            return send(() -> progress.add(report));
        }

        private Flight send(Runnable landing) {
            var flight = new Flight(landing);
            underWay.add(flight);
            return flight;
        }

        boolean isEmpty() {
            return underWay.isEmpty();
        }

        /** The next one arrives. */
        void land(boolean acknowledged) {
            Flight flight = underWay.remove();
            flight.landing.run();
            flight.fate = acknowledged ? Fate.ACKNOWLEDGED : Fate.FAILED;
        }

        /** The next one is lost. */
        void lose() {
            underWay.remove().fate = Fate.FAILED;
        }
    }

    /** What the sender knows of a record. */
    enum Fate {
        UNKNOWN,
        ACKNOWLEDGED,
        /** Which does not say that it did not arrive. */
        FAILED
    }

    /** A record on its way. */
    static final class Flight {
        private final Runnable landing;
        private Fate fate = Fate.UNKNOWN;

        private Flight(Runnable landing) {
            this.landing = landing;
        }

        Fate fate() {
            return fate;
        }
    }
}
