package org.openrouterwatcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventProbeIT {

    @Test
    void seesWhatWasSentBeforeAndAfterItsFirstLook() {
        TestKafka.createTopics("probe-order");
        send("probe-order", "first");

        try (var probe = EventProbe.of("probe-order")) {
            var before = values(probe.seen());
            send("probe-order", "second");

            assertThat(before).containsExactly("first");
            assertThat(values(probe.seen())).containsExactly("first", "second");
        }
    }

    @Test
    void waitsForARecordOfATopicThatComesLater() {
        try (var probe = EventProbe.of("probe-later")) {
            var nothing = probe.seen();
            TestKafka.createTopics("probe-later");
            send("probe-later", "wanted");

            assertThat(nothing).isEmpty();
            assertThat(value(probe.awaitRecord(_ -> true))).isEqualTo("wanted");
        }
    }

    @Test
    void countsAsHeardOnlyWhatTheGroupHasCommitted() throws Exception {
        TestKafka.createTopics("probe-heard");
        send("probe-heard", "one");

        try (var admin = TestKafka.admin()) {
            assertThat(ConsumerLag.of("hearers", "probe-heard", admin)).isEqualTo(1);
            hear("probe-heard", "hearers");
            EventProbe.awaitAllHeardBy("hearers", "probe-heard");
            assertThat(ConsumerLag.of("hearers", "probe-heard", admin)).isZero();
        }
    }

    private static void send(String topic, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value));
        }
    }

    private static void hear(String topic, String group) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestKafka.bootstrapServers(), "group.id", group, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                Thread.onSpinWait();
            }
            consumer.commitSync();
        }
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(EventProbeIT::value).toList();
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
