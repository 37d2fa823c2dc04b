package org.openrouterwatcher.usage.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.live.Signal.About;
import org.openrouterwatcher.usage.live.Signal.Kind;

class GatheringTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Gathering gathering = new Gathering(250);

    @Test
    void tellsSeveralOfOneKindAndKeyOnceWithTheNewestTime() {
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON), 0);
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON.plusSeconds(2)), 100);
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON.plusSeconds(1)), 200);

        assertThat(gathering.takeDue(249)).isEmpty();
        assertThat(gathering.takeDue(250)).containsExactly(signal(Kind.USAGE_UPDATED, 1, NOON.plusSeconds(2)));
        assertThat(gathering.takeDue(10_000)).isEmpty();
    }

    @Test
    void keepsOtherKindsAndKeysApart() {
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON), 0);
        gathering.add(signal(Kind.USAGE_UPDATED, 2, NOON), 10);
        gathering.add(signal(Kind.KEY_STATUS_CHANGED, 1, NOON), 20);

        assertThat(gathering.takeDue(260)).hasSize(2);
        assertThat(gathering.takeDue(270)).containsExactly(signal(Kind.KEY_STATUS_CHANGED, 1, NOON));
    }

    @Test
    void neverWaitsLongerBecauseMoreComes() {
        IntStream.range(0, 100).forEach(i -> gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON), i));

        assertThat(gathering.nextDue()).hasValue(250);
    }

    @Test
    void tellsWhatComesAfterwardsAgain() {
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON), 0);
        gathering.takeDue(250);
        gathering.add(signal(Kind.USAGE_UPDATED, 1, NOON.plusSeconds(9)), 251);

        assertThat(gathering.takeDue(501)).hasSize(1);
        assertThat(gathering.nextDue()).isEmpty();
    }

    @Test
    void isFullAtAThousand() {
        IntStream.range(0, Gathering.MOST)
                .forEach(key -> assertThat(gathering.add(signal(Kind.USAGE_UPDATED, key, NOON), 0))
                        .isTrue());

        assertThat(gathering.add(signal(Kind.USAGE_UPDATED, 0, NOON), 0)).isTrue();
        assertThat(gathering.add(signal(Kind.USAGE_UPDATED, Gathering.MOST, NOON), 0))
                .isFalse();
    }

    private static Signal signal(Kind kind, long key, Instant at) {
        return new Signal(new About(kind, key), at);
    }
}
