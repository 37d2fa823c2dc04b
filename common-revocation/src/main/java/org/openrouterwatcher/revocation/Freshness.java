package org.openrouterwatcher.revocation;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;

/**
 * How old a gateway's view may be at most, proven without comparing two clocks. A proof is an answer to a question that
 * this gateway asked: what was committed before the question is in the answer, so the view is as old as the question,
 * on the gateway's own watch. There are three ways to ask:
 *
 * <ul>
 *   <li>a <b>beat</b>, sent through Kafka, which every partition of the feed names in a later mark;
 *   <li>a <b>poll</b>, which token-service answers with all changes since a cursor;
 *   <li>the <b>end of a sealed feed</b>: while token-service has promised silence, having read everything is enough.
 * </ul>
 *
 * <p>Look a token up first and ask for the {@link #state} afterwards: whoever is frozen between the two then notices.
 * Every method tells what <em>has been applied</em> to the view, so call it after applying.
 */
public final class Freshness {

    private static final long NEVER = Long.MIN_VALUE;

    private final String gateway;
    private final Limits limits;
    private final Elapsed elapsed;

    /** When each beat was sent, as long as it can still prove anything. */
    private final TreeMap<Long, Long> sent = new TreeMap<>();

    private long beats;
    private long acknowledged;
    private long cursor;
    private long epoch;
    private Partition[] partitions = {};
    private long feedProvenAt = NEVER;
    private volatile long provenAt = NEVER;

    /**
     * @param gateway the name under which this run of the gateway sends its beats
     * @param elapsed a watch that never runs too slowly: {@link Elapsed#atLeast}
     */
    public Freshness(String gateway, Limits limits, Elapsed elapsed) {
        this.gateway = gateway;
        this.limits = limits;
        this.elapsed = elapsed;
    }

    /**
     * From which age on a view is not trusted as before.
     *
     * @param staleAfter older than this, token-service is asked for changes
     * @param expiresAfter older than this, nobody is let in. The topic must not compact records younger than twice this
     */
    public record Limits(Duration staleAfter, Duration expiresAfter) {

        public Limits {
            if (!staleAfter.isPositive() || expiresAfter.compareTo(staleAfter) <= 0) {
                throw new IllegalArgumentException("a view must be stale before it expires");
            }
        }
    }

    /**
     * A question about to be asked: take it before asking, hand it in with the answer.
     *
     * @param askedAt by the gateway's own watch
     * @param acknowledgedBeat the last beat of which the broker had said before that it has it; 0 if none
     * @param cursor the cursor to ask for changes from
     */
    public record Question(long askedAt, long acknowledgedBeat, long cursor) {}

    /** Begins to read a feed from its beginning: nothing is proven of it yet. What was refused stays refused. */
    public synchronized void startOver(int partitions) {
        this.partitions = new Partition[partitions];
        Arrays.setAll(this.partitions, _ -> new Partition());
        epoch = 0;
        feedProvenAt = NEVER;
        provenAt = NEVER;
    }

    /** Numbers the beat that is about to be sent; the first is 1. */
    public synchronized long nextBeat() {
        long now = elapsed.nanos();
        while (!sent.isEmpty() && isExpired(sent.firstEntry().getValue(), now)) {
            sent.pollFirstEntry();
        }
        sent.put(++beats, now);
        return beats;
    }

    /** The broker has a beat. */
    public synchronized void acknowledged(long beat) {
        acknowledged = Math.max(acknowledged, beat);
    }

    /** A mark was read, and everything before it in its partition is applied. */
    public synchronized void marked(FeedClosed mark) {
        if (mark.epoch() < epoch) {
            return; // from a relay that does not know yet that another one has taken over
        }
        epoch = mark.epoch();
        Partition partition = partitions[mark.partition()];
        partition.read(mark, sent.getOrDefault(mark.heard().getOrDefault(gateway, 0L), NEVER));
        provenByFeed(
                Arrays.stream(partitions).mapToLong(it -> it.provenAt).min().orElse(NEVER));
        if (isFeedProven()) {
            adoptCursorOfMarks();
        }
    }

    /** To be taken right before asking the broker for the end of the feed, or token-service for changes. */
    public synchronized Question asking() {
        return new Question(elapsed.nanos(), acknowledged, cursor);
    }

    /**
     * Everything is applied that stood in the feed, in any partition, when the broker was asked for its end. After a
     * long way there this says nothing, because compaction may have moved records behind marks meanwhile: ask again.
     *
     * @return whether it was short enough
     */
    public synchronized boolean reachedEnd(Question asked) {
        if (isExpired(asked.askedAt(), elapsed.nanos())) {
            return false;
        }
        adoptCursorOfMarks();
        if (isSealed() && isFeedProven()) {
            provenByFeed(sent.getOrDefault(asked.acknowledgedBeat(), NEVER));
        }
        return true;
    }

    /**
     * Token-service has answered a poll, and its changes are applied.
     *
     * @param cursor where the next poll is to begin
     * @param complete false if it cannot know all changes since the cursor that it was asked from
     */
    public synchronized void polled(Question asked, long cursor, boolean complete) {
        if (complete) {
            this.cursor = Math.max(this.cursor, cursor);
            provenAt = Math.max(provenAt, asked.askedAt());
        }
    }

    /** Everything that transactions below this id have changed is applied. */
    public synchronized long cursor() {
        return cursor;
    }

    /** Whether nothing is proven yet. */
    public boolean isBooting() {
        return provenAt == NEVER;
    }

    /** How much the view is to be trusted now. */
    public GatewayState state() {
        long proven = provenAt;
        if (proven == NEVER) {
            return GatewayState.BOOTING;
        }
        long now = elapsed.nanos();
        if (isExpired(proven, now)) {
            return GatewayState.EXPIRED;
        }
        return now - proven > limits.staleAfter().toNanos() ? GatewayState.STALE : GatewayState.FRESH;
    }

    /** How old the view is at most, in milliseconds; empty while nothing is proven. */
    public OptionalLong ageMillis() {
        long proven = provenAt;
        return proven == NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(elapsed.since(proven).toMillis());
    }

    private void provenByFeed(long at) {
        feedProvenAt = Math.max(feedProvenAt, at);
        provenAt = Math.max(provenAt, feedProvenAt);
    }

    /** A feed that proved itself lately has no gap, for nothing in it can have been compacted since. */
    private boolean isFeedProven() {
        return feedProvenAt != NEVER && !isExpired(feedProvenAt, elapsed.nanos());
    }

    private boolean isSealed() {
        return partitions.length > 0 && Arrays.stream(partitions).allMatch(it -> it.sealedIn == epoch);
    }

    private void adoptCursorOfMarks() {
        cursor = Math.max(
                cursor,
                Arrays.stream(partitions).mapToLong(it -> it.cursor).min().orElse(0));
    }

    private boolean isExpired(long at, long now) {
        return now - at > limits.expiresAfter().toNanos();
    }

    /** What the marks of one partition have said. */
    private static final class Partition {

        private long provenAt = NEVER;
        private long cursor;
        private long sealedIn = NEVER;

        void read(FeedClosed mark, long heardBeatSentAt) {
            provenAt = Math.max(provenAt, heardBeatSentAt);
            cursor = Math.max(cursor, mark.cursor());
            sealedIn = mark.sealed() ? mark.epoch() : NEVER;
        }
    }
}
