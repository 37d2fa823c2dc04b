package org.openrouterwatcher.cluster.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Processes that a launcher could not end, because it was killed itself. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Ends those that the state file names and that still run; says how many there were. */
    static int end(StateFile file) {
        var left = file.read().map(ClusterState::alive).stream()
                .flatMap(alive -> alive)
                .toList();
        end(left);
        file.delete();
        return left.size();
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        var gone = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        gone.completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        processes.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
