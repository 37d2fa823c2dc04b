package org.openrouterwatcher.benchmarks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyWorkTest {

    @Test
    void countsSyncsAndNoOtherWork() {
        String metrics = """
                # TYPE watcher_key_work_total counter
                watcher_key_work_total{type="KeySyncDue"} 1.0E4
                watcher_key_work_total{type="KeyValidationDue"} 7.0
                """;

        assertThat(KeyWork.syncs(metrics)).isEqualTo(10_000);
    }

    @Test
    void isNoneBeforeTheFirst() {
        assertThat(KeyWork.syncs("jvm_threads_live_threads 41.0\n")).isZero();
    }
}
