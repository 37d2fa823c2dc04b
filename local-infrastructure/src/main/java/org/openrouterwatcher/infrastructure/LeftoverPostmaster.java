package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL server that a data folder names in its {@code postmaster.pid}. A server outlives an owner that was
 * killed, and a second one would refuse to start on the same folder; it also refuses when the number in that file means
 * some other process by now.
 */
final class LeftoverPostmaster {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);
    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_START = 2;

    private LeftoverPostmaster() {}

    /** The process that serves this folder now. */
    static Optional<ProcessHandle> runningIn(Path folder) {
        var lines = linesOf(folder.resolve("postmaster.pid"));
        return process(lines).filter(process -> startedAt(process, lines));
    }

    /** Makes the folder ready for a new server: nobody serves it, and its pid file names no living process. */
    static void clear(Path folder) {
        runningIn(folder).ifPresent(LeftoverPostmaster::stop);
        if (process(linesOf(folder.resolve("postmaster.pid"))).isPresent()) {
            forget(folder);
        }
    }

    private static Optional<ProcessHandle> process(List<String> lines) {
        return lines.size() <= LINE_OF_START
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(LINE_OF_PID).strip()));
    }

    private static boolean startedAt(ProcessHandle process, List<String> lines) {
        var recorded =
                Instant.ofEpochSecond(Long.parseLong(lines.get(LINE_OF_START).strip()));
        var info = process.info();
        return info.command().isPresent()
                && info.startInstant()
                        .filter(start -> Duration.between(start, recorded).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .isPresent();
    }

    private static void stop(ProcessHandle postmaster) {
        try {
            // INT does not wait for clients to leave; TERM, all that ProcessHandle can send, would
            new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL left behind does not stop: pid " + postmaster.pid(), e);
        }
    }

    private static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete postmaster.pid in " + folder, e);
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
