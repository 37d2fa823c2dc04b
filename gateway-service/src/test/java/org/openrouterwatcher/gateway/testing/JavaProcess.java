package org.openrouterwatcher.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program in a process of its own, which a test may freeze or kill. */
public final class JavaProcess implements AutoCloseable {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /** Starts a class of the test's class path. What it prints goes into the file. */
    public static JavaProcess start(
            Path output, Map<String, String> environment, List<String> options, Class<?> program, Object... arguments) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return start(output, environment, words);
    }

    /** Starts {@code java} with these words. What it prints goes into the file. */
    public static JavaProcess start(Path output, Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
        command.addAll(words);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
        builder.environment().putAll(environment);
        return new JavaProcess(started(builder));
    }

    /** Stops the whole process where it stands (SIGSTOP). */
    public void freeze() {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    /** Lets it go on as if nothing had been (SIGCONT). */
    public void thaw() {
        run("kill", "-CONT", Long.toString(process.pid()));
    }

    /** Lets its JVM free what it does not use. */
    public void collectGarbage() {
        run(BIN.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.run");
    }

    private static void run(String... command) {
        try {
            int exit = started(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD))
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command[0] + " ended with " + exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
