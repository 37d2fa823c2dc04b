package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void areUuidsOfVersion7() {
        UUID id = UUID.fromString(EventIds.random(NOW));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void areUniqueWithinAMillisecond() {
        assertThat(Stream.generate(() -> EventIds.random(NOW)).limit(100_000)).doesNotHaveDuplicates();
    }

    @Test
    void sortByTime() {
        assertThat(EventIds.random(NOW)).isLessThan(EventIds.random(NOW.plusMillis(1)));
    }
}
