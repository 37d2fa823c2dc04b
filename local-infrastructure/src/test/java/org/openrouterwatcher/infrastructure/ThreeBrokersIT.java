package org.openrouterwatcher.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeBrokersIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private final List<Integer> ports = List.of(FreePort.find(), FreePort.find(), FreePort.find());
    private final List<Process> brokers = new ArrayList<>();

    @BeforeEach
    void startAll() throws IOException {
        String controllerPorts =
                Stream.generate(FreePort::find).limit(3).map(String::valueOf).collect(Collectors.joining(","));
        for (int id = 1; id <= 3; id++) {
            brokers.add(start(id, controllerPorts));
        }
    }

    @AfterEach
    void killAll() {
        brokers.forEach(Process::destroyForcibly);
        brokers.forEach(broker -> broker.onExit().join());
    }

    @Test
    void takeARecordAlsoWhenOneOfThemIsLost() throws Exception {
        createTopicWithThreeCopies();

        brokers.getFirst().destroyForcibly().waitFor();

        assertThat(offsetOfARecord()).isZero();
    }

    private Process start(int id, String controllerPorts) throws IOException {
        return new ProcessBuilder(
                        JAVA,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        folder.resolve(String.valueOf(id)).toString(),
                        String.valueOf(ports.get(id - 1)),
                        controllerPorts,
                        String.valueOf(id))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(id + ".log").toFile())
                .start();
    }

    private void createTopicWithThreeCopies() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("facts", 1, (short) 3)))
                    .all()
                    .get(2, TimeUnit.MINUTES);
        }
    }

    private long offsetOfARecord() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("facts", "remembered"))
                    .get(2, TimeUnit.MINUTES)
                    .offset();
        }
    }

    private String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
