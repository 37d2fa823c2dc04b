package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the person who waits what is done and how long it took. */
public final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** For nobody. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    /** Does this and says that it is ready. */
    void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        out.printf("  %-19s ready after %4.1f s%n", what, seconds(start));
    }

    void say(String line) {
        out.println(line);
    }

    private static double seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
    }
}
