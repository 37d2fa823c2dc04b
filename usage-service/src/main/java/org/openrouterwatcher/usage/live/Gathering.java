package org.openrouterwatcher.usage.live;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.openrouterwatcher.usage.live.Signal.About;

/**
 * Signals that wait for more of the same: a sync tells each day of a key, and its reader needs to ask once. Each waits
 * as long, so they become due in the order in which the first of each came. Times are nanoseconds since some beginning.
 */
final class Gathering {

    /** Nobody has so many keys; more waiting ones mean a reader that does not read. */
    static final int MOST = 1_000;

    private final long waitNanos;
    private final Map<About, Waiting> waiting = new LinkedHashMap<>();

    Gathering(long waitNanos) {
        this.waitNanos = waitNanos;
    }

    private record Waiting(Signal newest, long dueAt) {}

    /** Adds one; false when too many wait. */
    boolean add(Signal signal, long now) {
        waiting.merge(
                signal.about(),
                new Waiting(signal, now + waitNanos),
                (before, added) -> new Waiting(newer(before.newest, added.newest), before.dueAt));
        return waiting.size() <= MOST;
    }

    /** Those that have waited long enough; they are gone from here. */
    List<Signal> takeDue(long now) {
        List<Signal> due = new ArrayList<>();
        for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
            Waiting next = all.next();
            if (next.dueAt > now) {
                break;
            }
            due.add(next.newest);
            all.remove();
        }
        return due;
    }

    /** When the next one is due; empty when none waits. */
    OptionalLong nextDue() {
        return waiting.values().stream().mapToLong(Waiting::dueAt).findFirst();
    }

    private static Signal newer(Signal one, Signal other) {
        return other.at().isAfter(one.at()) ? other : one;
    }
}
