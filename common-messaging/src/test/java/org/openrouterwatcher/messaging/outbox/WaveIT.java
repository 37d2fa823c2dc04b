package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** Whether the relay has to look again when a wave is out, or can wait to be called. */
class WaveIT {

    private static final int LIMIT = 3;

    private final OutboxInstance service =
            OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), TestKafka.bootstrapServers());
    private final long subject = Removals.newSubject();

    @AfterEach
    void close() {
        service.close();
    }

    private Wave wave() {
        return service.entries.unsent(LIMIT, Set.of());
    }

    @Test
    void leavesNothingWhenEachEntryHasASubjectOfItsOwn() {
        service.tell(keyRemoved(subject, 1));
        service.tell(keyRemoved(subject + 1, 1));

        Wave wave = wave();

        assertThat(wave.entries()).hasSize(2);
        assertThat(wave.leavesSome()).isFalse();
    }

    @Test
    void leavesTheNextEntryOfASubject() {
        service.tell(keyRemoved(subject, 1));
        service.tell(keyRemoved(subject, 2));

        Wave wave = wave();

        assertThat(wave.entries()).hasSize(1);
        assertThat(wave.leavesSome()).isTrue();
    }

    @Test
    void mayLeaveSomeWhenItIsAsLargeAsItMayBe() {
        for (int i = 0; i < LIMIT + 1; i++) {
            service.tell(tokenRevoked(subject + i, 1));
        }

        Wave wave = wave();

        assertThat(wave.entries()).hasSize(LIMIT);
        assertThat(wave.leavesSome()).isTrue();
    }
}
