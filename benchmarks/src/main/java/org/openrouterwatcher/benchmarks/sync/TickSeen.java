package org.openrouterwatcher.benchmarks.sync;

import java.time.Duration;
import java.util.List;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.benchmarks.sync.SimulatedOpenRouter.Asked;

/**
 * What was seen of one tick.
 *
 * @param took from the order to run it to its result in the history
 * @param succeeded keys that were synced
 * @param effort processor time of usage-service
 * @param wholeEffort processor time of all processes
 * @param heap of usage-service
 */
record TickSeen(Duration took, long succeeded, Duration effort, Duration wholeEffort, HeapLog heap, Asked asked) {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int LONGEST_SECONDS = 60;
    private static final int LONGEST_SECONDS_KEYS = 10_000;

    /**
     * What was allowed to it.
     *
     * @param keys how many it has
     * @param heapMegabytes that usage-service may have
     * @param atOnce how many requests it may have running at the upstream, and so how many connections it needs
     */
    record Bounds(int keys, int heapMegabytes, int atOnce) {}

    /** The same for people. */
    List<Figure> figures(Bounds bounds) {
        return List.of(
                Figure.of("the whole tick", seconds(took), "s")
                        .with(Goal.atMost(LONGEST_SECONDS), bounds.keys >= LONGEST_SECONDS_KEYS),
                Figure.of("its keys that were synced", succeeded, "keys").with(Goal.atLeast(bounds.keys)),
                Figure.of("synced", succeeded / seconds(took), "keys/s"),
                Figure.of("usage-service: heap after a collection, at most", heap.largestAfter(), "MiB")
                        .with(Goal.atMost(bounds.heapMegabytes)),
                Figure.of(
                        "usage-service: heap before one, of %d MiB that it may have, at most"
                                .formatted(bounds.heapMegabytes),
                        heap.largestBefore(),
                        "MiB"),
                Figure.of("usage-service: processor time", seconds(effort), "s"),
                Figure.of("all processes: processor time", seconds(wholeEffort), "s"),
                Figure.of("upstream: requests", asked.requests(), "requests"),
                // it counts one until its last byte has left, when the next may already be there
                Figure.of("upstream: requests at once, at most", asked.atOnce(), "requests"),
                Figure.of("upstream: connections, closed ones included", asked.connections(), "connections")
                        .with(Goal.atMost(bounds.atOnce)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
