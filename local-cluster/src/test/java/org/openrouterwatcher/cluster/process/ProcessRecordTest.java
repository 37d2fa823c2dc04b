package org.openrouterwatcher.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessRecordTest {

    private final ProcessHandle running = ProcessHandle.current();

    @Test
    void findsTheProcessItRemembers() {
        assertThat(ProcessRecord.of("me", running, 1).alive()).contains(running);
    }

    @Test
    void isNotFooledByAnotherProcessThatWasGivenTheSameNumber() {
        var remembered = ProcessRecord.of("me", running, 1);
        var earlier =
                new ProcessRecord("me", running.pid(), remembered.startedAt().minus(Duration.ofMinutes(1)), 1);

        assertThat(earlier.alive()).isEmpty();
    }
}
