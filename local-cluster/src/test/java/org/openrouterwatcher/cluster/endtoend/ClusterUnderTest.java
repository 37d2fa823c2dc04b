package org.openrouterwatcher.cluster.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.ClusterSettings;
import org.openrouterwatcher.cluster.launcher.DataFolder;
import org.openrouterwatcher.cluster.launcher.Installation;
import org.openrouterwatcher.cluster.launcher.Progress;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.infrastructure.FreePort;

/**
 * A whole system from the built jars, on free ports and in a temporary folder. Most tests share one with two gateways;
 * who breaks things or needs other settings starts one of its own. {@code -Dkeep} leaves the folder, with all logs,
 * behind.
 */
public final class ClusterUnderTest implements AutoCloseable {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    private final Path folder;
    private final DataFolder data;
    private final Cluster cluster;

    private ClusterUnderTest(Map<String, String> environment) {
        try {
            this.folder = Files.createTempDirectory("watcher-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = ClusterSettings.of(false, complete(environment));
        this.data = DataFolder.open(settings.data());
        this.cluster = Cluster.prepare(settings, new Installation(HOME), data, Progress.silent());
    }

    /** The one that most tests share; ends with the JVM. */
    public static ClusterUnderTest shared() {
        return Shared.CLUSTER;
    }

    /** One of its own, with these settings over those of the shared one. The caller closes it. */
    public static ClusterUnderTest with(Map<String, String> environment) {
        var started = new ClusterUnderTest(environment);
        try {
            started.cluster.start();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private Map<String, String> complete(Map<String, String> environment) {
        var complete = new HashMap<>(System.getenv());
        complete.put("WATCHER_DATA_DIR", folder.toString());
        complete.put("WATCHER_PORT", String.valueOf(FreePort.find()));
        complete.put("GATEWAY_SERVICE_INSTANCES", "2");
        // all tests come from one address
        complete.put("RATE_LIMIT_PER_ADDRESS_MINUTE", "100000");
        complete.putAll(environment);
        return Map.copyOf(complete);
    }

    /** The processes themselves, to kill and to start again. */
    public Cluster cluster() {
        return cluster;
    }

    /** Where the public API is, at the first gateway. */
    public URI gateway() {
        return cluster.gateway();
    }

    /** The same, at the gateway with this number, beginning with 1. */
    public URI gateway(int number) {
        return cluster.instancesOf(Service.GATEWAY).get(number - 1).address();
    }

    /** Where the OpenRouter that is watched can be steered. */
    public URI simulator() {
        return cluster.simulator().orElseThrow();
    }

    /** What Kafka clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** Everything that every process has said until now. */
    public String logs() {
        try (var files = Files.list(folder.resolve("logs"))) {
            var text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        data.close();
        if (System.getProperty("keep") == null) {
            delete(folder);
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

    private static final class Shared {
        static final ClusterUnderTest CLUSTER = startForAll();

        private static ClusterUnderTest startForAll() {
            var cluster = with(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end-of-shared-cluster"));
            return cluster;
        }
    }
}
