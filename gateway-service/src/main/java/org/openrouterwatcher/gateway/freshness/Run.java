package org.openrouterwatcher.gateway.freshness;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrouterwatcher.revocation.Freshness;

/**
 * One reading of one feed, from its beginning on. Others know it by a name of its own, because the offsets of a feed
 * that is made anew mean something else, and so does the progress of a gateway that was restarted.
 */
public final class Run {

    private final String gateway;
    private final Freshness freshness;
    private final Map<Integer, Reached> reached = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile boolean readToEnd;

    Run(String gateway, Freshness freshness, int partitions, Clock clock) {
        this.gateway = gateway;
        this.freshness = freshness;
        this.clock = clock;
        freshness.startOver(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            applied(partition, 0);
        }
    }

    /**
     * How far one partition is.
     *
     * @param nextOffset of the first record that is not applied
     * @param at when the record before it was
     */
    record Reached(long nextOffset, Instant at) {}

    /** The name that others know it by. */
    public String gateway() {
        return gateway;
    }

    /** What is proven of the view in this run. */
    public Freshness freshness() {
        return freshness;
    }

    /** The view decides by everything before this offset. */
    public void applied(int partition, long nextOffset) {
        reached.put(partition, new Reached(nextOffset, clock.instant()));
    }

    /** Everything is applied that stood in the feed when it began, or later. */
    public void readToEnd() {
        readToEnd = true;
    }

    /** How far it is, by partition. */
    Map<Integer, Reached> reached() {
        return Map.copyOf(reached);
    }

    /** Whether asking for the changes since then makes the view complete. */
    boolean isReadToEnd() {
        return readToEnd;
    }
}
