package org.openrouterwatcher.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program in a process of its own, which a test may freeze or kill without dying with it. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildProcess start(Class<?> program, String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()),
                        Stream.of(arguments))
                .toList();
        try {
            return new ChildProcess(
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the program prints a line that contains this. */
    public ChildProcess awaitLine(String wanted) {
        try {
            String line = output.readLine();
            while (line != null && !line.contains(wanted)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the program ended before it said " + wanted);
            }
            // nobody reads on, and a full pipe would stop the program
            Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Lets it live for a while, then kills it without giving it a chance to tidy up. */
    public void killAfter(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        close();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
