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

    private static final int DATABASE_MEGABYTES = 1_500;
    private static final int BROKER_MEGABYTES = 800;
    private static final int WATCHED_KEYS = 30;

    /** The broker whose disk can be filled. */
    public static final int SMALL_BROKER = 2;

    private final Stage stage;
    private final Volume databaseDisk;
    private final Volume brokerDisk;
    private final Path clockFolder;
    private final Optional<Clocks> clocks;
    private final Api api;
    private final Simulator simulator;
    private final Population people;

    private Site(
            Stage stage, Volume databaseDisk, Volume brokerDisk, Path clockFolder, Optional<Clocks> clocks, Api api)
            throws InterruptedException {
        this.stage = stage;
        this.databaseDisk = databaseDisk;
        this.brokerDisk = brokerDisk;
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
        var databaseDisk = Volume.make(DATABASE_MEGABYTES);
        var brokerDisk = Volume.make(BROKER_MEGABYTES);
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
            var stage = Stage.with(settings, folder -> {
                link(folder.resolve("postgres"), databaseDisk.folder());
                link(folder.resolve("kafka").resolve(String.valueOf(SMALL_BROKER)), brokerDisk.folder());
            });
            return new Site(stage, databaseDisk, brokerDisk, clockFolder, clocks, new Api(stage.gateways()));
        } catch (RuntimeException e) {
            databaseDisk.close();
            brokerDisk.close();
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
                Map.entry("USAGE_SYNC_CRON", "* * * * *"),
                Map.entry("KEY_VALIDATION_CRON", "*/2 * * * *"));
    }

    private static void link(Path from, Path to) {
        try {
            Files.createDirectories(from.getParent());
            Files.createSymbolicLink(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Clocks that can be set; none where libfaketime is not installed. */
    public Optional<Clocks> clocks() {
        return clocks;
    }

    /** The disk of the database. */
    public Volume databaseDisk() {
        return databaseDisk;
    }

    /** The disk of the {@link #SMALL_BROKER}. */
    public Volume brokerDisk() {
        return brokerDisk;
    }

    /** How the brokers are called. */
    public List<String> brokers() {
        return List.of("kafka", "kafka-2", "kafka-3");
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

    @Override
    public void close() {
        api.close();
        simulator.close();
        stage.close();
        databaseDisk.close();
        brokerDisk.close();
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
