package org.openrouterwatcher.revocation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

/**
 * Where in the feed revocations stand: recent ones exactly, others by a mark that promises to stand behind them. A feed
 * that is made anew needs a new index.
 */
public final class FeedIndex {

    private static final int KEPT_SUBJECTS = 100_000;
    private static final int KEPT_MARKS = 5_000;

    private final int partitions;
    private final Map<String, FeedPosition> subjects = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FeedPosition> eldest) {
            return size() > KEPT_SUBJECTS;
        }
    };

    /** Per partition, the offset of the first mark with a cursor. */
    private final Map<Integer, TreeMap<Long, Long>> marks = new HashMap<>();

    /** @param partitions how many the feed has */
    public FeedIndex(int partitions) {
        this.partitions = partitions;
    }

    /** A record was read at this position. */
    public synchronized void note(TokenEvent event, FeedPosition position) {
        if (event instanceof FeedClosed mark) {
            TreeMap<Long, Long> ofPartition = marks.computeIfAbsent(position.partition(), _ -> new TreeMap<>());
            ofPartition.putIfAbsent(mark.cursor(), position.offset());
            if (ofPartition.size() > KEPT_MARKS) {
                ofPartition.pollFirstEntry();
            }
        } else {
            subjects.putIfAbsent(event.subject(), position);
        }
    }

    /**
     * Positions of which this is true: whoever has applied them all has applied the revocation. Empty while nothing is
     * known.
     *
     * @param xid id of the revocation's transaction
     * @param revoked the subjects of its records, which are never told of again with another meaning; empty when it
     *     only repeats an earlier one
     */
    public synchronized Optional<Set<FeedPosition>> of(long xid, Collection<String> revoked) {
        if (!revoked.isEmpty() && subjects.keySet().containsAll(revoked)) {
            return Optional.of(revoked.stream().map(subjects::get).collect(Collectors.toUnmodifiableSet()));
        }
        Set<FeedPosition> behind = IntStream.range(0, partitions)
                .mapToObj(partition -> markBehind(xid, partition))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return behind.size() == partitions ? Optional.of(behind) : Optional.empty();
    }

    private Optional<FeedPosition> markBehind(long xid, int partition) {
        Map.@Nullable Entry<Long, Long> mark =
                marks.getOrDefault(partition, new TreeMap<>()).higherEntry(xid);
        return mark == null ? Optional.empty() : Optional.of(new FeedPosition(partition, mark.getValue()));
    }
}
