package org.openrouterwatcher.token.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.revocation.FeedPosition;

/** Where in the feed revocations stand: those of the last minutes exactly, older ones by a mark behind them. */
final class FeedPositions {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_SUBJECTS = 100_000;

    /** More than ten minutes of marks. */
    private static final int MOST_MARKS = 2_000;

    private final Cache<String, Told> bySubject = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_SUBJECTS)
            .build();

    /** Per partition, and there per cursor, the first mark: whatever transactions below it wrote stands before. */
    private final Map<Integer, NavigableMap<Long, FeedPosition>> marks = new ConcurrentHashMap<>();

    private record Told(long version, FeedPosition position) {}

    void note(TokenEvent event, FeedPosition position) {
        if (event instanceof FeedClosed mark) {
            note(mark, position);
            return;
        }
        bySubject
                .asMap()
                .merge(
                        event.subject(),
                        new Told(event.version(), position),
                        (known, other) -> other.version() > known.version() ? other : known);
    }

    private void note(FeedClosed mark, FeedPosition position) {
        NavigableMap<Long, FeedPosition> known =
                marks.computeIfAbsent(position.partition(), _ -> new ConcurrentSkipListMap<>());
        known.putIfAbsent(mark.cursor(), position);
        if (known.size() > MOST_MARKS) {
            known.pollFirstEntry();
        }
    }

    /** Positions such that who has passed them all knows of the revocation; empty while that cannot be told. */
    Optional<Set<FeedPosition>> of(Revocation revocation) {
        return exactly(revocation).or(() -> behind(revocation.xid()));
    }

    private Optional<Set<FeedPosition>> exactly(Revocation revocation) {
        Set<FeedPosition> positions = new HashSet<>();
        for (Ended ended : revocation.ended()) {
            Told told = bySubject.getIfPresent(ended.subject());
            if (told == null || told.version() < ended.version()) {
                return Optional.empty();
            }
            positions.add(told.position());
        }
        return positions.isEmpty() ? Optional.empty() : Optional.of(positions);
    }

    private Optional<Set<FeedPosition>> behind(long xid) {
        Set<FeedPosition> positions = new HashSet<>();
        for (NavigableMap<Long, FeedPosition> ofPartition : marks.values()) {
            Map.Entry<Long, FeedPosition> mark = ofPartition.higherEntry(xid);
            if (mark == null) {
                return Optional.empty();
            }
            positions.add(mark.getValue());
        }
        return positions.isEmpty() ? Optional.empty() : Optional.of(positions);
    }
}
