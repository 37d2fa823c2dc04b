package org.openrouterwatcher.benchmarks.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.openrouterwatcher.benchmarks.report.Figure;

/**
 * What the same broker does for Kafka's own measuring programs, {@code kafka-producer-perf-test} and
 * {@code kafka-consumer-perf-test}: records that nobody writes to a database, sent in batches and read without an
 * effect.
 */
final class KafkaAlone {

    private static final String TOPIC = "kafka-alone";
    private static final int PARTITIONS = 6;

    /** What an event of the path has, with its headers. */
    private static final int RECORD_BYTES = 800;

    private final String bootstrapServers;
    private final int records;

    KafkaAlone(String bootstrapServers, int records) {
        this.bootstrapServers = bootstrapServers;
        this.records = records;
    }

    List<Figure> measure() throws IOException, InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        return List.of(
                Figure.of("kafka-producer-perf-test, acks=all", produce(), "records/s"),
                Figure.of("kafka-consumer-perf-test", consume(), "records/s"));
    }

    private double produce() throws IOException, InterruptedException {
        return PerfOutput.producer(run(
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                TOPIC,
                "--num-records",
                String.valueOf(records),
                "--record-size",
                String.valueOf(RECORD_BYTES),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + bootstrapServers,
                "acks=all"));
    }

    private double consume() throws IOException, InterruptedException {
        return PerfOutput.consumer(run(
                "org.apache.kafka.tools.ConsumerPerformance",
                "--topic",
                TOPIC,
                "--num-records",
                String.valueOf(records),
                "--bootstrap-server",
                bootstrapServers));
    }

    /** What the program said. */
    private static List<String> run(String program, String... words) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), program));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            var lines = output.lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + String.join("\n", lines));
            }
            return lines;
        }
    }
}
