package org.openrouterwatcher.benchmarks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapLogTest {

    @Test
    void findsTheLargestAmongOtherLines() {
        String log = """
                [4.211s][info][gc] Using Serial
                [9.801s][info][gc] GC(11) Pause Young (Allocation Failure) 98M->41M(124M) 3.456ms
                2026-11-28T20:00:00.000Z  INFO [main] o.o.Service : started in 30M->99M(99M)
                [10.322s][info][gc] GC(12) Pause Full (Metadata GC Threshold) 96M->44M(124M) 33.456ms
                """;

        assertThat(HeapLog.read(log)).isEqualTo(new HeapLog(2, 98, 44));
    }

    @Test
    void findsNothingWhereNothingWasCollected() {
        assertThat(HeapLog.read("[0.003s][info][gc] Using Serial")).isEqualTo(new HeapLog(0, 0, 0));
    }
}
