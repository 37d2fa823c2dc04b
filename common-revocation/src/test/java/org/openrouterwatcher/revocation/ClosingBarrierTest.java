package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.revocation.ClosingBarrier.Before;
import org.openrouterwatcher.revocation.ClosingBarrier.Promise;
import org.openrouterwatcher.revocation.ClosingBarrier.Unsent;

class ClosingBarrierTest {

    private final ClosingBarrier barrier = new ClosingBarrier();

    @Test
    void promisesWhatWasKnownBeforeTheOutboxWasSeenEmpty() {
        assertThat(barrier.seen(before(1), new Unsent(0, 0, 101))).contains(promise(1));
    }

    @Test
    void promisesNothingWhileSomethingFromBeforeIsUnsent() {
        barrier.seen(before(1), new Unsent(10, 20, 101));

        assertThat(barrier.seen(before(2), new Unsent(20, 35, 102))).isEmpty();
    }

    @Test
    void promisesWithTheCursorAndTheBeatsOfThenOnceEverythingFromThenIsSentThoughTheOutboxNeverIsEmpty() {
        barrier.seen(before(1), new Unsent(10, 20, 101));

        assertThat(barrier.seen(before(2), new Unsent(21, 35, 102))).contains(promise(1));
        assertThat(barrier.seen(before(3), new Unsent(36, 50, 103))).contains(promise(2));
    }

    @Test
    void waitsForARowCommittedLateWithALowId() {
        barrier.seen(before(1), new Unsent(10, 20, 101));

        assertThat(barrier.seen(before(2), new Unsent(15, 35, 102))).isEmpty();
        assertThat(barrier.seen(before(3), new Unsent(22, 40, 103))).contains(promise(1));
    }

    private static Before before(int look) {
        return new Before(Instant.ofEpochSecond(look), Map.of("gateway", (long) look));
    }

    private static Promise promise(int look) {
        return new Promise(Instant.ofEpochSecond(look), Map.of("gateway", (long) look), 100 + look);
    }
}
