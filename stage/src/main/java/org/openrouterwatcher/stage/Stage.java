package org.openrouterwatcher.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.ClusterSettings;
import org.openrouterwatcher.cluster.launcher.DataFolder;
import org.openrouterwatcher.cluster.launcher.Installation;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Progress;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.infrastructure.FreePort;

/** A system of its own for one measurement: real processes, free ports, a temporary folder. */
public final class Stage implements AutoCloseable {

    private final Path folder;
    private final DataFolder data;
    private final Cluster cluster;
    private volatile boolean kept = System.getProperty("keep") != null;

    private Stage(Path folder, DataFolder data, Cluster cluster) {
        this.folder = folder;
        this.data = data;
        this.cluster = cluster;
    }

    /** Why nothing can be measured here, as a sentence. */
    public static final class Unusable extends RuntimeException {
        public Unusable(String sentence) {
            super(sentence);
        }
    }

    /** Starts the system with these settings over those of the environment. The caller closes it. */
    public static Stage with(Map<String, String> settings) {
        return with(settings, _ -> {});
    }

    /** The same, in a folder in which something is prepared. */
    public static Stage with(Map<String, String> settings, Consumer<Path> preparation) {
        return start(settings, preparation, Cluster::start);
    }

    /**
     * Starts what services stand on and no service: their databases are there, empty, for whoever takes their place.
     */
    public static Stage withoutServices() {
        return start(Map.of(), _ -> {}, Cluster::startSurroundings);
    }

    private static Stage start(Map<String, String> settings, Consumer<Path> preparation, Consumer<Cluster> beginning) {
        var home = Path.of(System.getProperty("watcher.home", "")).toAbsolutePath();
        var folder = temporaryFolder();
        preparation.accept(folder);
        var environment = new HashMap<>(System.getenv());
        environment.put("WATCHER_DATA_DIR", folder.toString());
        environment.put("WATCHER_PORT", String.valueOf(FreePort.find()));
        environment.putAll(settings);
        var chosen = ClusterSettings.of(false, Map.copyOf(environment));
        var data = DataFolder.open(chosen.data());
        var stage = new Stage(folder, data, Cluster.prepare(chosen, new Installation(home), data, Progress.silent()));
        try {
            beginning.accept(stage.cluster);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** The processes, to break and to mend. */
    public Cluster cluster() {
        return cluster;
    }

    /** Every gateway, in order. */
    public List<URI> gateways() {
        return cluster.instancesOf(Service.GATEWAY).stream()
                .map(Instance::address)
                .toList();
    }

    /** The ports of a service, in order. */
    public List<Integer> portsOf(Service service) {
        return cluster.instancesOf(service).stream().map(Instance::port).toList();
    }

    /** A histogram of durations, of all instances of a service together. */
    public Buckets histogram(Service service, String name) throws IOException, InterruptedException {
        var sum = new Buckets(new TreeMap<>());
        try (var client = HttpClient.newHttpClient()) {
            for (Instance instance : cluster.instancesOf(service)) {
                var page =
                        client.send(HttpRequest.newBuilder(instance.metrics()).build(), BodyHandlers.ofString());
                sum = sum.and(Buckets.read(page.body(), name));
            }
        }
        return sum;
    }

    /** A secret of a service, as its file says it. */
    public String secret(String service, String name) throws IOException {
        return Files.readString(folder.resolve("secrets").resolve(service).resolve(name))
                .strip();
    }

    /** Where the brokers are called. */
    public List<Integer> brokerPorts() {
        return Arrays.stream(cluster.bootstrapServers().split(","))
                .map(address -> URI.create("kafka://" + address).getPort())
                .toList();
    }

    /** Where everything is kept. */
    public Path folder() {
        return folder;
    }

    /** Has the folder stay, with all logs, as {@code -Dkeep} does: there is something to be found out. */
    public void keepFolder() {
        kept = true;
    }

    /** Ends everything, and leaves nothing unless it is to be kept. */
    @Override
    public void close() {
        cluster.close();
        data.close();
        if (kept) {
            System.err.println("kept " + folder);
        } else {
            delete(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("watcher-stage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
