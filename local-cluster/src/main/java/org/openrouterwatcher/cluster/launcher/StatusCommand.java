package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import org.openrouterwatcher.cluster.process.ProcessRecord;

/** Shows what runs, where, and under which number. */
final class StatusCommand {

    private static final int RUNNING = 0;
    private static final int NOT_RUNNING = 1;

    private final PrintStream out;

    StatusCommand(PrintStream out) {
        this.out = out;
    }

    /** The exit status is 0 when everything runs that was started, else 1. */
    int run(StateFile file) {
        return file.read().map(this::show).orElseGet(() -> {
            out.println("Nothing is running.");
            return NOT_RUNNING;
        });
    }

    private int show(ClusterState state) {
        out.println("OpenRouter Watcher at " + state.address());
        show(state.launcher());
        state.processes().forEach(this::show);
        boolean complete = state.launcher().alive().isPresent()
                && state.alive().count() == state.processes().size();
        return complete ? RUNNING : NOT_RUNNING;
    }

    private void show(ProcessRecord process) {
        var health = process.alive().isPresent() ? "running" : "gone";
        out.printf("  %-19s %-7s  pid %-7d  port %d%n", process.name(), health, process.pid(), process.port());
    }
}
