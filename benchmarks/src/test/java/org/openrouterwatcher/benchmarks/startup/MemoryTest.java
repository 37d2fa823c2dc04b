package org.openrouterwatcher.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final List<String> ROLLUP = List.of(
            "5581a0000000-7ffd3e1ff000 ---p 00000000 00:00 0                          [rollup]",
            "Rss:              204800 kB",
            "Pss:              102400 kB",
            "Pss_Dirty:         90000 kB",
            "Private_Dirty:     90000 kB");

    @Test
    void isReadAsLinuxTellsIt() {
        var memory = Memory.read(ROLLUP);

        assertThat(memory.residentMebibytes()).isEqualTo(200);
        assertThat(memory.shareMebibytes()).isEqualTo(100);
    }

    @Test
    void ofTwoProcessesIsAddedUp() {
        assertThat(Memory.read(ROLLUP).and(new Memory(1, 2))).isEqualTo(new Memory(204_801, 102_402));
    }
}
