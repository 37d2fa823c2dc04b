package org.openrouterwatcher.benchmarks.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that processes have taken. Other than how long something lasted, it says the same on a busy
 * machine as on an idle one.
 */
final class Effort {

    private Effort() {}

    /** Of one process. */
    static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Of all that this JVM has started, and of the database, which is nobody's child and whose data lie in a folder.
     */
    static Duration ofAllAround(Path folder) {
        Stream<ProcessHandle> database = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        return Stream.concat(ProcessHandle.current().descendants(), database)
                .distinct()
                .map(Effort::of)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
