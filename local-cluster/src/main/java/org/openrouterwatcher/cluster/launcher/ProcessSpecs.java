package org.openrouterwatcher.cluster.launcher;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.process.ProcessSpec;
import org.openrouterwatcher.cluster.process.Readiness;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.simulator.SimulatorMain;

/** The command and the settings of every process that is not the database. */
final class ProcessSpecs {

    static final String SIMULATOR = "simulator";

    private static final int BROKER_HEAP_MEGABYTES = 160;
    private static final int SIMULATOR_HEAP_MEGABYTES = 64;
    private static final int SERVICE_HEAP_MEGABYTES = 128;

    /** Holds the whole view of tokens, about 200 bytes each, and reads the feed in large pieces at the start. */
    private static final int GATEWAY_HEAP_MEGABYTES = 512;

    private final ClusterPlan plan;
    private final Installation installation;
    private final QuickStart quickStart;
    private final DataFolder data;
    private final Map<String, String> inherited;

    ProcessSpecs(
            ClusterPlan plan,
            Installation installation,
            QuickStart quickStart,
            DataFolder data,
            Map<String, String> inherited) {
        this.plan = plan;
        this.installation = installation;
        this.quickStart = quickStart;
        this.data = data;
        this.inherited = new HashMap<>(inherited);
        // glibc would keep memory apart for every thread, and a JVM has many
        this.inherited.putIfAbsent("MALLOC_ARENA_MAX", "2");
    }

    ProcessSpec broker(Broker broker) {
        var java = java(BROKER_HEAP_MEGABYTES);
        if (quickStart.isPossible(installation.cacheOfBroker(), installation.ownJar())) {
            java.options(quickStart.options(installation.cacheOfBroker()));
        }
        var command = java.mainClass(
                KafkaBroker.class,
                installation.surroundings(),
                data.kafka().resolve(String.valueOf(broker.number())),
                broker.port(),
                plan.controllerPorts(),
                broker.number());
        return new ProcessSpec(
                broker.name(), command, inherited, broker.port(), new Readiness.Says("broker listening on"));
    }

    ProcessSpec simulator(URI controls) {
        int port = controls.getPort();
        var command = java(SIMULATOR_HEAP_MEGABYTES)
                .mainClass(
                        SimulatorMain.class,
                        installation.surroundings(),
                        "--port",
                        port,
                        "--data-dir",
                        data.simulator(),
                        "--extra-keys",
                        inherited.getOrDefault("SIMULATOR_EXTRA_KEYS", "0"),
                        "--extra-routes",
                        inherited.getOrDefault("SIMULATOR_EXTRA_ROUTES", "0"),
                        "--delay-ms",
                        inherited.getOrDefault("SIMULATOR_DELAY_MS", "0"));
        var readiness = new Readiness.Answers(controls.resolve("/sim/keys"));
        return new ProcessSpec(SIMULATOR, command, inherited, port, readiness);
    }

    ProcessSpec service(Instance instance) {
        return new ProcessSpec(
                instance.name(),
                Stream.concat(runWith(instance), commandOf(instance.service()).stream())
                        .toList(),
                environmentOf(instance),
                instance.port(),
                new Readiness.Answers(instance.readiness()));
    }

    /** What {@code GATEWAY_SERVICE_RUN_WITH} and the like put before the command, such as {@code nice -n 10}. */
    private Stream<String> runWith(Instance instance) {
        var words = inherited.getOrDefault(instance.service().name() + "_SERVICE_RUN_WITH", "");
        return words.isBlank()
                ? Stream.empty()
                : Stream.of(words.replace("{number}", String.valueOf(instance.number()))
                        .split(" +"));
    }

    private List<String> commandOf(Service service) {
        var java = java(service == Service.GATEWAY ? GATEWAY_HEAP_MEGABYTES : SERVICE_HEAP_MEGABYTES);
        var cache = installation.cacheOf(service);
        var jar = installation.jarOf(service);
        return quickStart.isPossible(cache, jar)
                ? java.options(quickStart.options(cache))
                        .jar(installation.extracted(service).resolve(jar.getFileName()))
                : java.jar(jar);
    }

    private JavaCommand java(int heapMegabytes) {
        return JavaCommand.withHeap(heapMegabytes, inherited.getOrDefault("WATCHER_JVM_OPTIONS", ""));
    }

    private Map<String, String> environmentOf(Instance instance) {
        var service = instance.service();
        var environment = new HashMap<>(inherited);
        environment.put("SERVER_PORT", String.valueOf(instance.port()));
        environment.put("MANAGEMENT_PORT", String.valueOf(instance.managementPort()));
        environment.put("BIND_ADDRESS", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", plan.bootstrapServers());
        environment.putIfAbsent(
                "KAFKA_REPLICATION", String.valueOf(plan.brokers().size()));
        environment.put(
                "WATCHER_SECRETS_DIR",
                data.secrets().resolve(service.moduleName()).toString());
        if (service.hasDatabase()) {
            environment.put("DATABASE_URL", plan.databaseUrl(service));
            environment.put("DATABASE_USER", service.word());
            // more come when they are needed; each is a process of the database
            environment.putIfAbsent("SPRING_DATASOURCE_HIKARI_MINIMUM_IDLE", "1");
        }
        if (plan.instances().stream().filter(it -> it.service() == service).count() == 1) {
            environment.putIfAbsent("WATCHER_DRAINING_TIME", "0s"); // nobody could take over
        }
        environment.putAll(ownSettings(service));
        return environment;
    }

    private Map<String, String> ownSettings(Service service) {
        return switch (service) {
            // a cookie marked secure would not come back over http
            case TOKEN -> Map.of("COOKIE_SECURE", inherited.getOrDefault("COOKIE_SECURE", "false"));
            case SCHEDULER -> Map.of();
            case USAGE -> Map.of("OPENROUTER_BASE_URL", plan.openRouter().toString());
            case GATEWAY ->
                Map.of(
                        "TOKEN_SERVICE_URL", plan.addressesOf(Service.TOKEN),
                        "USAGE_SERVICE_URL", plan.addressesOf(Service.USAGE),
                        "SCHEDULER_SERVICE_URL", plan.addressesOf(Service.SCHEDULER));
        };
    }
}
