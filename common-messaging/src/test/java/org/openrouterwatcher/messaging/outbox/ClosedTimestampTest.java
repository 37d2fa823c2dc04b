package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.messaging.outbox.ClosedTimestamp.UnsentIds;

class ClosedTimestampTest {

    private static final UnsentIds NONE = new UnsentIds(0, 0);

    private final ClosedTimestamp closed = new ClosedTimestamp();

    @Test
    void theTimeOfAnEmptyOutboxIsClosed() {
        assertThat(closed.seen(second(1), NONE)).contains(second(1));
    }

    @Test
    void aTimeIsOpenWhileSomethingFromBeforeItIsUnsent() {
        closed.seen(second(1), new UnsentIds(10, 20));

        assertThat(closed.seen(second(2), new UnsentIds(20, 35))).isEmpty();
    }

    @Test
    void aTimeIsClosedOnceEverythingFromBeforeItIsSentThoughTheOutboxNeverIsEmpty() {
        closed.seen(second(1), new UnsentIds(10, 20));

        assertThat(closed.seen(second(2), new UnsentIds(21, 35))).contains(second(1));
        assertThat(closed.seen(second(3), new UnsentIds(36, 50))).contains(second(2));
    }

    @Test
    void aRowCommittedLateWithALowIdDelaysTheTime() {
        closed.seen(second(1), new UnsentIds(10, 20));

        assertThat(closed.seen(second(2), new UnsentIds(15, 35))).isEmpty();
        assertThat(closed.seen(second(3), new UnsentIds(22, 40))).contains(second(1));
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }
}
