package org.openrouterwatcher.benchmarks.events;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openrouterwatcher.cluster.launcher.JavaCommand;

/**
 * One side of the path as a process of its own, with the JVM that services get: does what a line says and answers with
 * a line. It ends when nobody can ask it any more.
 */
final class Program implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private Program(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = new PrintWriter(process.outputWriter(), true);
    }

    /**
     * Starts it and returns when it is ready, as it says with a first line.
     *
     * @param settings of Spring Boot, as environment variables
     * @param log what it writes beside its answers
     */
    static Program start(Class<?> main, Map<String, String> settings, Path log) {
        var command = JavaCommand.withHeap(HEAP_MEGABYTES, System.getenv().getOrDefault("WATCHER_JVM_OPTIONS", ""))
                .mainClass(main, classPath());
        var builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment().put("LOGGING_FILE_NAME", log.toString());
        builder.environment().put("LOGGING_THRESHOLD_CONSOLE", "off");
        builder.environment().put("SPRING_MAIN_BANNER_MODE", "off");
        try {
            var program = new Program(builder.start());
            program.awaitAnswer();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ours without the gateway, which other measurements need: its settings would be taken for those of this program.
     */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("gateway-service-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Says a line; {@link #awaitAnswer} returns when it is done. */
    void tell(Object... words) {
        questions.println(
                String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
    }

    String awaitAnswer() {
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("a program of the path ended; its log says why");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        questions.close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
