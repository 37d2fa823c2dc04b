package org.openrouterwatcher.cluster.launcher;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.openrouterwatcher.cluster.process.ProcessSpec;
import org.openrouterwatcher.cluster.process.Readiness;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.simulator.SimulatorMain;

/** The command and the settings of every process that is not the database. */
final class ProcessSpecs {

    static final String BROKER = "kafka";
    static final String SIMULATOR = "simulator";

    private static final int BROKER_HEAP_MEGABYTES = 192;
    private static final int SIMULATOR_HEAP_MEGABYTES = 64;
    private static final int SERVICE_HEAP_MEGABYTES = 128;

    private final ClusterPlan plan;
    private final Installation installation;
    private final DataFolder data;
    private final Map<String, String> inherited;

    ProcessSpecs(ClusterPlan plan, Installation installation, DataFolder data, Map<String, String> inherited) {
        this.plan = plan;
        this.installation = installation;
        this.data = data;
        this.inherited = inherited;
    }

    ProcessSpec broker() {
        var command = JavaCommand.mainClass(
                KafkaBroker.class.getName(),
                installation.surroundings(),
                BROKER_HEAP_MEGABYTES,
                data.kafka().toString(),
                String.valueOf(plan.kafka()),
                String.valueOf(plan.kafkaController()));
        return new ProcessSpec(BROKER, command, inherited, plan.kafka(), new Readiness.Says("broker listening on"));
    }

    ProcessSpec simulator(URI controls) {
        var command = JavaCommand.mainClass(
                SimulatorMain.class.getName(),
                installation.surroundings(),
                SIMULATOR_HEAP_MEGABYTES,
                "--port",
                String.valueOf(controls.getPort()),
                "--data-dir",
                data.simulator().toString());
        return new ProcessSpec(
                SIMULATOR,
                command,
                inherited,
                controls.getPort(),
                new Readiness.Answers(controls.resolve("/sim/keys")));
    }

    ProcessSpec service(Instance instance) {
        return new ProcessSpec(
                instance.name(),
                JavaCommand.jar(installation.jarOf(instance.service()), SERVICE_HEAP_MEGABYTES),
                environmentOf(instance),
                instance.port(),
                new Readiness.Answers(instance.readiness()));
    }

    private Map<String, String> environmentOf(Instance instance) {
        var service = instance.service();
        var environment = new HashMap<>(inherited);
        environment.put("SERVER_PORT", String.valueOf(instance.port()));
        environment.put("MANAGEMENT_PORT", String.valueOf(instance.managementPort()));
        environment.put("BIND_ADDRESS", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", plan.bootstrapServers());
        environment.put(
                "WATCHER_SECRETS_DIR",
                data.secrets().resolve(service.moduleName()).toString());
        if (service.hasDatabase()) {
            environment.put("DATABASE_URL", plan.databaseUrl(service));
            environment.put("DATABASE_USER", service.word());
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
