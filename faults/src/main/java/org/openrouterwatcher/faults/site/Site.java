package org.openrouterwatcher.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openrouterwatcher.cluster.launcher.Cluster;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.load.Api;
import org.openrouterwatcher.faults.load.Population;
import org.openrouterwatcher.faults.load.Simulator;
import org.openrouterwatcher.stage.PacketRule;
import org.openrouterwatcher.stage.Stage;

/**
 * The system that is broken: three brokers of which two must have a copy, two of each service, a database, a simulated
 * OpenRouter, and the people who use it.
 */
public final class Site implements AutoCloseable {

    private static final int WATCHED_KEYS = 30;

    /** The broker whose disk can be filled. */
    public static final int SMALL_BROKER = 2;

    private final Stage stage;
    private final Disks disks;
    private final Path clockFolder;
    private final Optional<Clocks> clocks;
    private final Api api;
    private final Simulator simulator;
    private final Population people;

    private Site(Stage stage, Disks disks, Path clockFolder, Optional<Clocks> clocks, Api api)
            throws InterruptedException {
        this.stage = stage;
        this.disks = disks;
        this.clockFolder = clockFolder;
        this.clocks = clocks;
        this.api = api;
        this.simulator = new Simulator(stage.cluster().simulator().orElseThrow());
        this.people = Population.settle(api, simulator);
    }

    /**
     * Starts it. The caller closes it.
     *
     * @param extra settings over those of a site
     */
    public static Site open(Map<String, String> extra) throws IOException, InterruptedException {
        var clockFolder = Files.createTempDirectory("watcher-clocks");
        var clocks = Clocks.in(clockFolder);
        var disks = Disks.make();
        var settings = new HashMap<>(settings());
        clocks.ifPresent(clock -> {
            for (Service service : List.of(Service.TOKEN, Service.SCHEDULER)) {
                settings.put(service.name() + "_SERVICE_RUN_WITH", clock.runWith(service));
                clock.set(service, 1, 0);
                clock.set(service, 2, 0);
            }
        });
        settings.putAll(extra);
        try {
            var stage = Stage.with(settings, disks::putUnder);
            disks.putUnderLog(stage);
            return new Site(stage, disks, clockFolder, clocks, new Api(stage.gateways()));
        } catch (RuntimeException e) {
            disks.close();
            throw e;
        }
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("KAFKA_BROKERS", "3"),
                Map.entry("GATEWAY_SERVICE_INSTANCES", "2"),
                Map.entry("TOKEN_SERVICE_INSTANCES", "2"),
                Map.entry("USAGE_SERVICE_INSTANCES", "2"),
                Map.entry("SCHEDULER_SERVICE_INSTANCES", "2"),
                Map.entry("GATEWAY_SERVICE_RUN_WITH", PacketRule.runWith()),
                Map.entry("SIMULATOR_EXTRA_KEYS", String.valueOf(WATCHED_KEYS)),
                Map.entry("MAX_API_TOKENS_PER_USER", "1000"),
                Map.entry("RATE_LIMIT_PER_ADDRESS_MINUTE", "100000000"),
                Map.entry("RATE_LIMIT_PER_TOKEN_HOUR", "100000000"),
                Map.entry("OPENROUTER_REQUESTS_PER_SECOND", "500"),
                // a key that is changed is soon used
                Map.entry("WATCHER_SIGNING_PUBLISHEDAHEAD", "1m"),
                Map.entry("USAGE_SYNC_CRON", "*/15 * * * * *"),
                Map.entry("KEY_VALIDATION_CRON", "*/2 * * * *"));
    }

    /** The processes. */
    public Cluster cluster() {
        return stage.cluster();
    }

    /** The gateways as their users see them. */
    public Api api() {
        return api;
    }

    /** The controls of the simulated OpenRouter. */
    public Simulator simulator() {
        return simulator;
    }

    /** Who uses it. */
    public Population people() {
        return people;
    }

    /** Whether libfaketime is installed. */
    public static boolean canSetClocks() {
        return Clocks.in(Path.of("")).isPresent();
    }

    /** Clocks that can be set; none where libfaketime is not installed. */
    public Optional<Clocks> clocks() {
        return clocks;
    }

    /** The disk of the database. */
    public Volume databaseDisk() {
        return disks.database();
    }

    /** The disk of the database's log. */
    public Volume databaseLogDisk() {
        return disks.databaseLog();
    }

    /** The disk of the {@link #SMALL_BROKER}. */
    public Volume brokerDisk() {
        return disks.broker();
    }

    /** How the brokers are called. */
    public List<String> brokers() {
        return List.of("kafka", "kafka-2", "kafka-3");
    }

    /** Where each broker keeps everything, in order. */
    public List<Path> brokerFolders() {
        return IntStream.rangeClosed(1, brokers().size())
                .mapToObj(number -> stage.folder().resolve("kafka").resolve(String.valueOf(number)))
                .toList();
    }

    /** The file of a secret of a service. */
    public Path secret(Service service, String name) {
        return stage.folder().resolve("secrets").resolve(service.moduleName()).resolve(name);
    }

    /** How the processes of a service are called. */
    public List<String> namesOf(Service service) {
        return stage.cluster().instancesOf(service).stream().map(Instance::name).toList();
    }

    /** Where the brokers are called. */
    public List<Integer> brokerPorts() {
        return stage.brokerPorts();
    }

    /** Where a service is called. */
    public List<Integer> portsOf(Service service) {
        return stage.portsOf(service);
    }

    /** A look into the database of a service, with all its rights. */
    public Connection connect(Service service) throws SQLException {
        var database = stage.cluster().databaseOf(service);
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** A look into the database server, with all rights there are. */
    public Connection connectAsSuperuser() throws IOException, SQLException {
        var url = stage.cluster().databaseOf(Service.TOKEN).url();
        return DriverManager.getConnection(url, "postgres", stage.secret("postgres", "postgres.password"));
    }

    /** Has the logs stay when it ends: something went wrong that is to be looked up. */
    public void keepLogs() {
        stage.keepFolder();
    }

    @Override
    public void close() {
        api.close();
        simulator.close();
        stage.close();
        disks.close();
        try (var files = Files.list(clockFolder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(clockFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
