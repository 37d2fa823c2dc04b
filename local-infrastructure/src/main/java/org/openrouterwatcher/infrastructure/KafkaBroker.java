package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * One real Kafka broker, its own controller at the same time (KRaft), listening on the loopback address only. What it
 * is told outlives it: started again on the same folder, it has its topics, records and committed offsets, also after
 * it was killed.
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
        return start(folder, port == 0 ? FreePort.find() : port, FreePort.find());
    }

    private static KafkaBroker start(Path folder, int port, int controllerPort) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KafkaStorage.formatWhenNew(folder);
        var config = new KafkaConfig(KafkaBrokerSettings.of(folder, port, controllerPort));
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, port);
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
     * The broker as a process of its own, until it is told to end: {@code KafkaBroker FOLDER PORT CONTROLLER_PORT}.
     *
     * @param arguments the folder and port of {@link #start}, and where the broker connects to its own controller
     */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: KafkaBroker FOLDER PORT CONTROLLER_PORT");
            System.exit(2);
        }
        var broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        System.out.println("broker listening on " + broker.bootstrapServers());
        broker.server.awaitShutdown();
    }
}
