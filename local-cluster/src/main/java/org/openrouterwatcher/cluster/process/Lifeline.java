package org.openrouterwatcher.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends the processes of this JVM should it die without being able to, as by {@code kill -9}: a shell that reads from
 * this JVM which processes there are, and when there is nothing more to read although nobody said goodbye, ends them.
 */
public final class Lifeline implements AutoCloseable {

    // it outlives the signals that end us: Ctrl-C reaches every process of a terminal
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r sign pid; do
              case $sign in
                +) pids="$pids$pid " ;;
                -) pids="${pids%% $pid *} ${pids#* $pid }" ;;
                .) exit 0 ;;
              esac
            done
            kill -TERM $pids
            sleep 10
            kill -KILL $pids
            """;

    private final Process shell;
    private final Writer toShell;

    private Lifeline(Process shell) {
        this.shell = shell;
        this.toShell = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Starts the shell. */
    public static Lifeline open() {
        try {
            return new Lifeline(new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this process ends when this JVM does. */
    public void attach(ProcessHandle process) {
        tell("+ " + process.pid());
    }

    /** This process has ended, and its number may come to belong to somebody else. */
    public void detach(ProcessHandle process) {
        tell("- " + process.pid());
    }

    /** Says goodbye: what is still attached stays alive. */
    @Override
    public void close() {
        tell(".");
        shell.onExit().join();
    }

    /** What a death of this JVM does to it. */
    void tear() throws IOException {
        toShell.close();
    }

    private synchronized void tell(String line) {
        try {
            toShell.write(line + "\n");
            toShell.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the shell that guards our processes is gone", e);
        }
    }
}
