package org.openrouterwatcher.gateway.tokens;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is not believed, and says so at most once a minute: whoever can write to the feed can write much. */
final class IgnoredRecords {

    private static final Logger log = LoggerFactory.getLogger(IgnoredRecords.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Why, Long> sinceLastLine = new EnumMap<>(Why.class);
    private Instant nextLine = Instant.MIN;

    IgnoredRecords(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void count(Why why, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        meters.counter("watcher.gateway.feed.ignored", "kind", why.word()).increment();
        if (why == Why.TOMBSTONE) {
            return; // nothing is wrong with it
        }
        sinceLastLine.merge(why, 1L, Long::sum);
        Instant now = clock.instant();
        if (!now.isBefore(nextLine)) {
            log.atError()
                    .addKeyValue("records", sinceLastLine)
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .log("records of the token feed are not believed");
            sinceLastLine.clear();
            nextLine = now.plus(PAUSE);
        }
    }
}
