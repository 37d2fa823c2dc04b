package org.openrouterwatcher.token.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;

/** How far each gateway says it has applied the feed of token events. */
final class GatewayPositions {

    /**
     * A gateway that has been silent for so long trusts its own view no more: it asks here about every token, or
     * answers 503. So it need not be waited for.
     */
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(30);

    private final Map<Reporter, FeedApplied> newest = new ConcurrentHashMap<>();

    private record Reporter(String gateway, int partition) {}

    /** Notes a report; an older one than the one noted changes nothing. */
    void note(FeedApplied report) {
        newest.merge(
                new Reporter(report.gateway(), report.partition()),
                report,
                (noted, other) -> other.version() > noted.version() ? other : noted);
    }

    /** Whether every gateway that decides by its own view has applied what stands at this position. */
    boolean allPassed(FeedPosition position, Instant now) {
        return newest.values().stream()
                .filter(report -> report.partition() == position.partition())
                .filter(report -> report.appliedAt().plus(TRUSTED_FOR).isAfter(now))
                .allMatch(report -> report.nextOffset() > position.offset());
    }
}
