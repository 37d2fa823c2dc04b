package org.openrouterwatcher.revocation;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;

/**
 * The gateways that may be letting somebody in: those that have given a sign of life lately, by a beat or by a poll.
 * One that has been silent for longer than its view may be old has expired, and must ask anew before it lets anybody
 * in. Silence is measured on this instance's own watch, from when it saw the last sign; so a gateway that it has not
 * watched for so long counts as alive.
 */
public final class GatewayRoll {

    private final Duration silentAfter;
    private final Elapsed elapsed;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * @param silentAfter more than the time after which a gateway expires, because no two watches run alike
     * @param elapsed a watch that never runs too fast: {@link Elapsed#atMost}
     */
    public GatewayRoll(Duration silentAfter, Elapsed elapsed) {
        this.silentAfter = silentAfter;
        this.elapsed = elapsed;
    }

    /**
     * What is known of a gateway.
     *
     * @param nextOffsets per partition, the offset of the first record it has not applied
     * @param cursor it has applied what transactions below this id have changed
     * @param silentFor since its last sign of life was seen
     * @param live whether it may be letting somebody in
     */
    public record Gateway(String id, Map<Integer, Long> nextOffsets, long cursor, Duration silentFor, boolean live) {

        /** Whether it has applied the record at this position. */
        boolean hasPassed(FeedPosition position) {
            return nextOffsets.getOrDefault(position.partition(), 0L) > position.offset();
        }
    }

    /** A gateway's report was read; an older one than the one known changes nothing. */
    public synchronized void heard(FeedApplied report) {
        entry(report.gateway()).heard(report, elapsed.nanos());
    }

    /**
     * It was read how often a gateway has polled.
     *
     * @param count rises with every poll
     * @param cursor that it asked from, and so has applied
     */
    public synchronized void polled(String gateway, long count, long cursor) {
        entry(gateway).polled(count, cursor, elapsed.nanos());
    }

    /** Per live gateway, the highest beat heard: what {@link ClosingBarrier.Before} needs. */
    public synchronized Map<String, Long> beats() {
        long now = elapsed.nanos();
        return entries.entrySet().stream()
                .filter(it -> it.getValue().beat > 0 && isLive(it.getValue(), now))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> it.getValue().beat));
    }

    /** All gateways that were ever heard of and not {@linkplain #forget forgotten}, the silent ones too. */
    public synchronized List<Gateway> gateways() {
        long now = elapsed.nanos();
        return entries.entrySet().stream()
                .map(it -> gateway(it.getKey(), it.getValue(), now))
                .sorted(Comparator.comparing(Gateway::id))
                .toList();
    }

    /** Another instance has heard everything, and nothing of this gateway for much longer than is needed to expire. */
    public synchronized void retired(String gateway) {
        entries.remove(gateway);
    }

    /** Forgets gateways that have been silent for longer than this, which nobody waits for any more. */
    public synchronized void forget(Duration silence) {
        long now = elapsed.nanos();
        entries.values().removeIf(it -> !isLive(it, now) && now - it.lastSign > silence.toNanos());
    }

    private Entry entry(String gateway) {
        return entries.computeIfAbsent(gateway, _ -> new Entry(elapsed.nanos()));
    }

    private Gateway gateway(String id, Entry entry, long now) {
        return new Gateway(
                id,
                Map.copyOf(entry.nextOffsets),
                entry.cursor,
                Duration.ofNanos(now - entry.lastSign),
                isLive(entry, now));
    }

    private boolean isLive(Entry entry, long now) {
        return now - entry.lastSign <= silentAfter.toNanos();
    }

    /** The state of one gateway. */
    private static final class Entry {

        private final Map<Integer, Long> versions = new HashMap<>();
        private final Map<Integer, Long> nextOffsets = new HashMap<>();
        private long beat;
        private long polls;
        private long cursor;
        private long lastSign;

        Entry(long now) {
            lastSign = now;
        }

        void heard(FeedApplied report, long now) {
            if (report.beat() > beat) {
                beat = report.beat();
                lastSign = now;
            }
            if (report.version() > versions.getOrDefault(report.partition(), Long.MIN_VALUE)) {
                versions.put(report.partition(), report.version());
                nextOffsets.put(report.partition(), report.nextOffset());
            }
        }

        void polled(long count, long askedFrom, long now) {
            if (count > polls) {
                polls = count;
                lastSign = now;
            }
            cursor = Math.max(cursor, askedFrom);
        }
    }
}
