package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the launcher to end what it has started, or ends it in its place when the launcher was killed. */
final class DownCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final PrintStream out;

    DownCommand(PrintStream out) {
        this.out = out;
    }

    int run(StateFile file) {
        var state = file.read();
        if (state.isEmpty()) {
            out.println("Nothing is running.");
            return 0;
        }
        state.get().launcher().alive().ifPresent(DownCommand::end);
        Leftovers.end(file);
        out.println("Ended.");
        return 0;
    }

    private static void end(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refusal(
                    "The launcher (pid %d) did not end within %d s.".formatted(launcher.pid(), PATIENCE.toSeconds()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
