package org.openrouterwatcher.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.LogProbe;
import org.openrouterwatcher.gateway.tokens.FeedEntry.Why;
import org.openrouterwatcher.testing.TestClock;

class IgnoredRecordsTest {

    private static final ConsumerRecord<byte[], byte[]> RECORD = new ConsumerRecord<>("t", 0, 0, null, null);

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IgnoredRecords ignored = new IgnoredRecords(meters, clock);

    @Test
    void countsEveryRecordByKind() {
        ignored.count(Why.FORGED, RECORD);
        ignored.count(Why.FORGED, RECORD);
        ignored.count(Why.TOMBSTONE, RECORD);

        assertThat(count("forged")).isEqualTo(2);
        assertThat(count("tombstone")).isEqualTo(1);
    }

    @Test
    void writesOneLineAMinuteHoweverManyThereAre() {
        try (var log = new LogProbe(IgnoredRecords.class)) {
            for (int i = 0; i < 1000; i++) {
                ignored.count(Why.UNSIGNED, RECORD);
            }
            clock.advance(Duration.ofMinutes(1));
            ignored.count(Why.FORGED, RECORD);

            assertThat(log.lines()).hasSize(2);
        }
    }

    @Test
    void saysNothingOfTombstones() {
        try (var log = new LogProbe(IgnoredRecords.class)) {
            ignored.count(Why.TOMBSTONE, RECORD);

            assertThat(log.lines()).isEmpty();
        }
    }

    private double count(String kind) {
        return meters.get("watcher.gateway.feed.ignored")
                .tag("kind", kind)
                .counter()
                .count();
    }
}
