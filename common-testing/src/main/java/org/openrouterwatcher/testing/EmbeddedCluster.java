package org.openrouterwatcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.infrastructure.PostgresServer;
import org.openrouterwatcher.testing.TestPostgres.Databases;

/** Broker and database from Maven artifacts, in temporary folders that go when the JVM ends. */
final class EmbeddedCluster {

    private EmbeddedCluster() {}

    static String startBroker() {
        try {
            Path folder = Files.createTempDirectory("watcher-kafka");
            var broker = KafkaBroker.start(folder, 0);
            atTheEnd(() -> {
                broker.close();
                delete(folder);
            });
            return broker.bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Databases startPostgres() {
        var server = PostgresServer.temporary();
        atTheEnd(server::close);
        return name -> server.database(name, name + "-password");
    }

    private static void atTheEnd(Runnable task) {
        Runtime.getRuntime().addShutdownHook(new Thread(task));
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
