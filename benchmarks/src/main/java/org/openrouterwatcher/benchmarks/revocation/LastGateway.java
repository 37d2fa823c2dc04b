package org.openrouterwatcher.benchmarks.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.stage.Told;
import org.openrouterwatcher.stage.TopicReader;

/**
 * When the last gateway refused a token, by what the gateways themselves say: each tells up to where it has applied the
 * feed, and since when. Read afterwards, so that watching costs nothing. The time runs from the commit, as PostgreSQL
 * has noted it, to a moment just after the token was refused, so it is rather too long than too short; all on one
 * machine, so one clock.
 */
final class LastGateway {

    private final List<Told> feed;

    /** Per gateway, when it had first applied all before an offset. */
    private final Map<String, NavigableMap<Long, Instant>> applied = new HashMap<>();

    /**
     * @param feed the topic {@code token-events}, which has one partition
     * @param progress the topic {@code gateway-progress}
     */
    LastGateway(List<Told> feed, List<Told> progress) {
        this.feed = List.copyOf(feed);
        progress.forEach(told -> {
            if (told.event() instanceof FeedApplied report) {
                applied.computeIfAbsent(report.gateway(), _ -> new TreeMap<>())
                        .merge(report.nextOffset(), report.appliedAt(), LastGateway::earlier);
            }
        });
    }

    /** Reads both topics as they are now. */
    static LastGateway read(String bootstrapServers) {
        return new LastGateway(
                TopicReader.readAll(Topics.TOKEN_EVENTS, bootstrapServers),
                TopicReader.readAll(Topics.GATEWAY_PROGRESS, bootstrapServers));
    }

    /**
     * How long it took from commit to the last gateway for each of these tokens, in nanoseconds.
     *
     * @param committedAt when the end of each token was
     */
    Collection<Long> nanosOf(Map<Long, Instant> committedAt) {
        Map<Long, Long> nanos = new HashMap<>();
        feed.forEach(told -> {
            if (told.event() instanceof ApiTokenRevoked revoked && committedAt.containsKey(revoked.tokenId())) {
                nanos.putIfAbsent(revoked.tokenId(), nanos(committedAt.get(revoked.tokenId()), told.offset()));
            }
        });
        if (nanos.size() < committedAt.size()) {
            throw new IllegalStateException(
                    (committedAt.size() - nanos.size()) + " revocations do not stand in the feed");
        }
        return nanos.values();
    }

    private long nanos(Instant committedAt, long offset) {
        Instant last = applied.values().stream()
                .map(gateway -> appliedAt(gateway, offset))
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("no gateway has said anything"));
        return Duration.between(committedAt, last).toNanos();
    }

    private static Instant appliedAt(NavigableMap<Long, Instant> gateway, long offset) {
        Map.Entry<Long, Instant> first = gateway.higherEntry(offset);
        if (first == null) {
            throw new IllegalStateException("a gateway has not said that it has applied record " + offset);
        }
        return first.getValue();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
