package org.openrouterwatcher.cluster.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./watcher} as a person types it, with its own folder and port. */
final class WatcherScript {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path data;
    private final int port;

    WatcherScript(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Types {@code ./watcher up} and goes on without waiting. */
    Run up() {
        return run("up");
    }

    /** Types a command and waits for its end. */
    Run runToItsEnd(String verb) {
        var run = run(verb);
        run.awaitEnd();
        return run;
    }

    private Run run(String verb) {
        try {
            var output = Files.createTempFile(data.getParent(), verb, ".out");
            var builder = new ProcessBuilder("bash", HOME.resolve("watcher").toString(), verb)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "WATCHER_DATA_DIR", data.toString(),
                            "WATCHER_PORT", String.valueOf(port),
                            "WATCHER_BUILD", "no",
                            "JAVA_HOME", System.getProperty("java.home")));
            return new Run(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher and everything that it has started, as the state file names it. */
    List<ProcessHandle> everyProcess() {
        var state = json("cluster.json");
        var pids = StreamSupport.stream(state.get("processes").spliterator(), false)
                .map(process -> process.get("pid").asLong());
        return Stream.concat(Stream.of(state.at("/launcher/pid").asLong()), pids)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    /** The process with this name. */
    ProcessHandle process(String name) {
        return StreamSupport.stream(json("cluster.json").get("processes").spliterator(), false)
                .filter(process -> process.get("name").asString().equals(name))
                .map(process -> ProcessHandle.of(process.get("pid").asLong()).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    ProcessHandle launcher() {
        return ProcessHandle.of(json("cluster.json").at("/launcher/pid").asLong())
                .orElseThrow();
    }

    /** The API token that the banner shows. */
    String demoToken() {
        return json("demo.json").get("token").asString();
    }

    private JsonNode json(String file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(data.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One typed command. */
    record Run(Process process, Path output) {

        String text() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until it has said this; gives up when it ends without. */
        Run awaitWords(String words) {
            await(words)
                    .atMost(PATIENCE)
                    .failFast(() -> !process.isAlive() && !text().contains(words))
                    .until(() -> text().contains(words));
            return this;
        }

        int awaitEnd() {
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("still running after " + PATIENCE + ": " + text());
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        int status() {
            return process.exitValue();
        }
    }
}
