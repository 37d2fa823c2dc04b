package org.openrouterwatcher.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.stage.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person has who has typed {@code ./watcher up}, with nothing stored before and the jars as they are. */
final class RunningSystem implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int STOP_SECONDS = 60;

    /** The line with the address, which comes when everything can be used and the demo account is there. */
    private static final String ADDRESS = "Open ";

    private final Process watcher;
    private final URI gateway;
    private final Path folder;
    private final double secondsUntilUsable;
    private final Map<String, Double> secondsByProcess;

    private RunningSystem(
            Process watcher,
            URI gateway,
            Path folder,
            double secondsUntilUsable,
            Map<String, Double> secondsByProcess) {
        this.watcher = watcher;
        this.gateway = gateway;
        this.folder = folder;
        this.secondsUntilUsable = secondsUntilUsable;
        this.secondsByProcess = secondsByProcess;
    }

    /**
     * Starts one and returns when it says where to go.
     *
     * @param home the folder of {@code watcher}
     * @param folder for its data, empty
     */
    static RunningSystem start(Path home, Path folder) throws IOException {
        int port = FreePort.find();
        var builder = new ProcessBuilder(home.resolve("watcher").toString(), "up").redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "WATCHER_BUILD",
                        "no",
                        "WATCHER_DATA_DIR",
                        folder.toString(),
                        "WATCHER_PORT",
                        String.valueOf(port),
                        "RATE_LIMIT_PER_TOKEN_HOUR",
                        "1000000"));
        long start = System.nanoTime();
        var watcher = builder.start();
        // it would go on when somebody ends the measurement
        Runtime.getRuntime().addShutdownHook(new Thread(watcher.toHandle()::destroy, "end-of-watcher"));
        try {
            var secondsByProcess = readUntilUsable(watcher.inputReader());
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            return new RunningSystem(
                    watcher, URI.create("http://127.0.0.1:" + port), folder, seconds, secondsByProcess);
        } catch (IOException | RuntimeException e) {
            end(watcher);
            throw e;
        }
    }

    private static Map<String, Double> readUntilUsable(BufferedReader output) throws IOException {
        var seconds = new TreeMap<String, Double>();
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return seconds;
            }
            ReadyLine.read(line).ifPresent(ready -> seconds.put(ready.process(), ready.seconds()));
            said.append(line).append('\n');
        }
        throw new Stage.Unusable("./watcher up has ended and said:\n" + said);
    }

    URI gateway() {
        return gateway;
    }

    /** From the command to the line that says where to go. */
    double secondsUntilUsable() {
        return secondsUntilUsable;
    }

    /** From the start of each process until it was ready, as {@code ./watcher up} tells it. */
    Map<String, Double> secondsByProcess() {
        return secondsByProcess;
    }

    /** Everything that runs because of the command: shell, launcher, what the launcher started, what those did. */
    Stream<ProcessHandle> processes() {
        JsonNode state = JSON.readTree(folder.resolve("cluster.json").toFile());
        return Stream.concat(
                        Stream.of(watcher.toHandle()),
                        StreamSupport.stream(state.get("processes").spliterator(), false)
                                .flatMap(it -> ProcessHandle.of(it.get("pid").asLong()).stream()))
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .distinct();
    }

    /** Ends it as Ctrl-C would. */
    @Override
    public void close() {
        end(watcher);
    }

    private static void end(Process watcher) {
        // Process.destroy() would close the pipe, and who ends has something to say
        watcher.toHandle().destroy();
        try (var rest = watcher.inputReader()) {
            rest.lines().forEach(_ -> {});
            if (!watcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("./watcher up did not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
