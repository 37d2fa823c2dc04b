package org.openrouterwatcher.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openrouterwatcher.stage.Stage;

/**
 * Memory of some processes that is in RAM, as Linux counts it ({@code /proc/PID/smaps_rollup}).
 *
 * @param resident kilobytes, those that processes share counted for each of them (RSS)
 * @param share kilobytes, those that processes share counted once (PSS); what the machine has less of
 */
record Memory(long resident, long share) {

    private static final double KILOBYTES_PER_MEBIBYTE = 1024;

    /** That of one process now; nothing when it has just ended. */
    static Memory of(ProcessHandle process) {
        try {
            return read(Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup")));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new Stage.Unusable(
                        "What memory a process takes can be read on Linux only, by its owner or root.");
            }
            return new Memory(0, 0);
        }
    }

    static Memory read(List<String> lines) {
        return new Memory(kilobytes("Rss:", lines), kilobytes("Pss:", lines));
    }

    Memory and(Memory other) {
        return new Memory(resident + other.resident, share + other.share);
    }

    double residentMebibytes() {
        return resident / KILOBYTES_PER_MEBIBYTE;
    }

    double shareMebibytes() {
        return share / KILOBYTES_PER_MEBIBYTE;
    }

    private static long kilobytes(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
