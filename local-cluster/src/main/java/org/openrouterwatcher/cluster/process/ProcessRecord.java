package org.openrouterwatcher.cluster.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it is remembered in a file. The start time makes sure that a number that was given to another process
 * since is not mistaken for it.
 *
 * @param name what people call it
 * @param pid its number
 * @param startedAt when the operating system says it was started
 * @param port where it listens on the loopback address
 */
public record ProcessRecord(String name, long pid, Instant startedAt, int port) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Remembers a running process. */
    public static ProcessRecord of(String name, ProcessHandle process, int port) {
        return new ProcessRecord(name, process.pid(), startOf(process).orElse(Instant.EPOCH), port);
    }

    /** The process, when it still runs. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).filter(this::isOurs).isPresent());
    }

    private boolean isOurs(Instant start) {
        return Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0;
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
