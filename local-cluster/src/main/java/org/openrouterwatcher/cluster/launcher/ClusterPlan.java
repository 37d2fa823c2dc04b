package org.openrouterwatcher.cluster.launcher;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openrouterwatcher.infrastructure.FreePort;

/**
 * Who listens where, decided before anything is started, so that everything can be started at once.
 *
 * @param postgres port of the database
 * @param brokers the brokers of Kafka
 * @param simulator port of the simulator; unused when another OpenRouter is watched
 * @param upstream which OpenRouter is watched
 * @param instances the processes of the services
 */
record ClusterPlan(int postgres, List<Broker> brokers, int simulator, Upstream upstream, List<Instance> instances) {

    static ClusterPlan of(ClusterSettings settings) {
        return new ClusterPlan(
                FreePort.find(),
                IntStream.rangeClosed(1, settings.brokers())
                        .mapToObj(number -> new Broker(number, FreePort.find(), FreePort.find()))
                        .toList(),
                FreePort.find(),
                settings.upstream(),
                Arrays.stream(Service.values())
                        .flatMap(service -> instances(service, settings))
                        .toList());
    }

    private static Stream<Instance> instances(Service service, ClusterSettings settings) {
        return IntStream.rangeClosed(1, settings.instances().getOrDefault(service, 1))
                .mapToObj(number -> new Instance(service, number, port(service, number, settings), FreePort.find()));
    }

    private static int port(Service service, int number, ClusterSettings settings) {
        boolean whatPeopleOpen = service == Service.GATEWAY && number == 1;
        return whatPeopleOpen ? settings.port() : FreePort.find();
    }

    /** The database of a service. */
    String databaseUrl(Service service) {
        return databaseUrl(postgres, service);
    }

    static String databaseUrl(int port, Service service) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + service.word();
    }

    /** What clients of Kafka take as {@code bootstrap.servers}. */
    String bootstrapServers() {
        return brokers.stream().map(broker -> "127.0.0.1:" + broker.port()).collect(Collectors.joining(","));
    }

    /** Where the controllers connect to each other, as a broker takes it. */
    String controllerPorts() {
        return brokers.stream()
                .map(broker -> String.valueOf(broker.controllerPort()))
                .collect(Collectors.joining(","));
    }

    /** Every process of a service, as the gateway takes it. */
    String addressesOf(Service service) {
        return instances.stream()
                .filter(instance -> instance.service() == service)
                .map(instance -> instance.address().toString())
                .collect(Collectors.joining(","));
    }

    /** The OpenRouter that usage-service asks. */
    URI openRouter() {
        return switch (upstream) {
            case Upstream.Simulator() -> simulatorControls().resolve("/api/v1");
            case Upstream.Address(URI uri) -> uri;
        };
    }

    /** Where the simulator of this cluster is steered; empty when another OpenRouter is watched. */
    Optional<URI> simulatorAddress() {
        return upstream instanceof Upstream.Simulator ? Optional.of(simulatorControls()) : Optional.empty();
    }

    private URI simulatorControls() {
        return URI.create("http://127.0.0.1:" + simulator);
    }
}
