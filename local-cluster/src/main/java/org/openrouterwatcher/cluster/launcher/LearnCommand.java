package org.openrouterwatcher.cluster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.demo.Demo;
import org.openrouterwatcher.infrastructure.FreePort;

/**
 * Runs everything once in a folder of its own, through the demo's first steps, so that later starts are quick. Part of
 * building: what is learned holds for the jars it was learned of.
 */
final class LearnCommand {

    private final Map<String, String> environment;
    private final Installation installation;

    LearnCommand(Map<String, String> environment, Installation installation) {
        this.environment = environment;
        this.installation = installation;
    }

    int run() {
        for (Service service : Service.values()) {
            layOut(service);
        }
        Folders.delete(installation.scratch());
        try (var data = DataFolder.open(installation.scratch())) {
            learn(data);
        }
        Folders.delete(installation.scratch());
        return 0;
    }

    private void learn(DataFolder data) {
        var settings = ClusterSettings.of(false, neutralEnvironment());
        var cluster = Cluster.prepareToLearn(settings, installation, data, Progress.silent());
        try (cluster) {
            cluster.start();
            cluster.simulator().ifPresent(simulator -> Demo.complete(cluster.gateway(), simulator, data.demo()));
            cluster.stopOneByOne();
        }
    }

    /** Settings are for who starts the system, not for who builds it. */
    private Map<String, String> neutralEnvironment() {
        var neutral = Stream.of("PATH", "HOME", "LANG", "TMPDIR")
                .filter(environment::containsKey)
                .collect(Collectors.toMap(name -> name, environment::get, (one, _) -> one, HashMap::new));
        neutral.put("WATCHER_DATA_DIR", installation.scratch().toString());
        neutral.put("WATCHER_PORT", String.valueOf(FreePort.find()));
        return neutral;
    }

    /** Puts the libraries of a service beside its jar: a JVM learns nothing of jars within a jar. */
    private void layOut(Service service) {
        Folders.delete(installation.extracted(service));
        var jar = installation.jarOf(service);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                installation.extracted(service).toString());
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new Refusal("%s cannot be laid out: status %d.".formatted(jar, status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
