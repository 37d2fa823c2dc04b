package org.openrouterwatcher.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic as it has to be: services create it so, and refuse to start on one that is not.
 *
 * @param partitions how many; keys stay in order within one
 */
public record Topic(String name, int partitions, Retention retention) {

    /**
     * A reader that is not further behind than this misses nothing: a record that stood before another one cannot have
     * been replaced by a copy behind it. Much more than the time after which a gateway does not trust its view any
     * more, whatever the clocks say.
     */
    private static final Duration SHORTEST_COMPACTION_LAG = Duration.ofMinutes(10);

    /** How long records stay. */
    public sealed interface Retention {
        /** The newest record of each key stays for ever. */
        record Latest() implements Retention {}

        /** Every record stays for a time. */
        record For(Duration time) implements Retention {}
    }

    /** Whether a reader may rely on the newest record of a key only: then newer records may stand in for older ones. */
    public boolean keepsLatestOnly() {
        return retention instanceof Retention.Latest;
    }

    /** Where records go that nobody here can read: never compacted, as many partitions as its source. */
    public Topic deadLetters() {
        return new Topic(name + "-dlt", partitions, new Retention.For(Duration.ofDays(30)));
    }

    /** The topic's settings in Kafka's words. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("unclean.leader.election.enable", "false");
        settings.put("max.message.bytes", "1048588");
        switch (retention) {
            case Retention.For(Duration time) -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", Long.toString(time.toMillis()));
            }
            case Retention.Latest() -> {
                settings.put("cleanup.policy", "compact");
                settings.put(
                        "delete.retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
                settings.put("segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
                settings.put(
                        "max.compaction.lag.ms",
                        Long.toString(Duration.ofHours(6).toMillis()));
                settings.put("min.compaction.lag.ms", Long.toString(SHORTEST_COMPACTION_LAG.toMillis()));
                settings.put("min.cleanable.dirty.ratio", "0.1");
            }
        }
        return settings;
    }
}
