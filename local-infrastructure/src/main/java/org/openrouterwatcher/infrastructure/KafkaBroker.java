package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker, controller at the same time (KRaft), listening on the loopback address only. What it is told
 * outlives it: started again on the same folder, it has its topics, records and committed offsets, also after it was
 * killed.
 */
public final class KafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker in this JVM and returns when it answers.
     *
     * @param folder keeps its data; made when missing
     * @param port where clients connect; 0 for any free one
     */
    public static KafkaBroker start(Path folder, int port) {
        return start(folder, BrokerNode.alone(port == 0 ? FreePort.find() : port, FreePort.find()));
    }

    /** The same for one of several; returns when more than half of them are there. */
    static KafkaBroker start(Path folder, BrokerNode node) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KafkaStorage.formatWhenNew(folder, node.id());
        var config = new KafkaConfig(KafkaBrokerSettings.of(folder, node));
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, node.port());
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker in good order; its data stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * The broker as a process of its own, until it is told to end: {@code KafkaBroker FOLDER PORT CONTROLLER_PORTS
     * [ID]}.
     *
     * @param arguments the folder and port of {@link #start}, where the controllers of the cluster connect (comma
     *     separated, in order of their ids), and which of them this one is; the first when nothing is said. The folders
     *     of a cluster are side by side
     */
    public static void main(String[] arguments) {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println("usage: KafkaBroker FOLDER PORT CONTROLLER_PORTS [ID]");
            System.exit(2);
        }
        var controllerPorts =
                Arrays.stream(arguments[2].split(",")).map(Integer::valueOf).toList();
        int id = arguments.length == 4 ? Integer.parseInt(arguments[3]) : 1;
        var broker = start(Path.of(arguments[0]), new BrokerNode(id, Integer.parseInt(arguments[1]), controllerPorts));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        System.out.println("broker listening on " + broker.bootstrapServers());
        broker.server.awaitShutdown();
    }
}
