package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.cluster.process.ProcessRecord;

class StateFileTest {

    @TempDir
    Path folder;

    @Test
    void tellsAnotherShellWhatRuns() {
        var state = ClusterState.begin(8080).with(ProcessRecord.of("kafka", ProcessHandle.current(), 9092));

        StateFile.in(folder).write(state);

        assertThat(StateFile.in(folder).read()).contains(state);
    }

    @Test
    void isEmptyBeforeTheStartAndAfterTheEnd() {
        var file = StateFile.in(folder);
        file.write(ClusterState.begin(8080));

        file.delete();

        assertThat(file.read()).isEmpty();
    }

    @Test
    void namesAProcessThatWasStartedAgainOnlyOnce() {
        var first = new ProcessRecord("kafka", 1, Instant.EPOCH, 9092);
        var second = new ProcessRecord("kafka", 2, Instant.EPOCH, 9092);

        var state = ClusterState.begin(8080).with(first).with(second);

        assertThat(state.processes()).isEqualTo(List.of(second));
    }
}
