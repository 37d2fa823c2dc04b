package org.openrouterwatcher.token.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

/** Where in the feed revocations stand: those of the last minutes exactly, older ones by the newest freshness mark. */
final class RevocationPositions {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<Long, FeedPosition> byToken =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100_000).build();

    private volatile Mark newest = new Mark(Instant.EPOCH, new FeedPosition(0, 0));

    private record Mark(Instant closedAt, FeedPosition position) {}

    void note(ApiTokenRevoked event, FeedPosition position) {
        byToken.put(event.tokenId(), position);
    }

    void note(FeedClosed mark, FeedPosition position) {
        if (mark.closedAt().isAfter(newest.closedAt())) {
            newest = new Mark(mark.closedAt(), position);
        }
    }

    /**
     * A position behind which the revocation of a token stands; empty while it has not been sent, as far as is known.
     *
     * @param committedBefore a time after the revocation was committed
     */
    Optional<FeedPosition> of(long tokenId, Instant committedBefore) {
        Mark mark = newest;
        return Optional.ofNullable(byToken.getIfPresent(tokenId))
                .or(() -> mark.closedAt().isAfter(committedBefore) ? Optional.of(mark.position()) : Optional.empty());
    }
}
