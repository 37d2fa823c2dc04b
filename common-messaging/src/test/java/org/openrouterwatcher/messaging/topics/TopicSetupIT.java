package org.openrouterwatcher.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.testing.TestKafka;

class TopicSetupIT {

    private final Topic topic = new Topic("setup-" + UUID.randomUUID(), 2, new Topic.Retention.Latest());
    private final Admin admin = TestKafka.admin();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void createsTheTopicAndItsDeadLettersAsTheyHaveToBe() throws Exception {
        var setup = setup(TestKafka.bootstrapServers(), Duration.ofSeconds(10));

        setup.start();

        assertThat(setup.isReady()).isTrue();
        assertThat(partitions(topic.name())).isEqualTo(2);
        assertThat(partitions(topic.name() + "-dlt")).isEqualTo(2);
        topic.settings()
                .forEach((name, value) -> assertThat(
                                config(topic.name()).get(name).value())
                        .as(name)
                        .isEqualTo(value));
        assertThat(config(topic.name() + "-dlt").get("cleanup.policy").value()).isEqualTo("delete");
    }

    @Test
    void refusesATopicWithAnotherCleanupPolicyInOneSentence() {
        TestKafka.createTopics(
                List.of(new NewTopic(topic.name(), 2, (short) 1).configs(Map.of("cleanup.policy", "delete"))));
        var setup = setup(TestKafka.bootstrapServers(), Duration.ofSeconds(10));

        assertThatThrownBy(setup::start)
                .isInstanceOf(TopicMismatchException.class)
                .hasMessage("Kafka topic %s has cleanup.policy=delete, but must have cleanup.policy=compact."
                        .formatted(topic.name()));
        assertThat(setup.isReady()).isFalse();
    }

    @Test
    void givesTheDeadLettersAsManyPartitionsAsAnOperatorGaveTheTopic() throws Exception {
        TestKafka.createTopics(List.of(new NewTopic(topic.name(), 5, (short) 1).configs(topic.settings())));

        setup(TestKafka.bootstrapServers(), Duration.ofSeconds(10)).start();

        assertThat(partitions(topic.name() + "-dlt")).isEqualTo(5);
    }

    @Test
    void letsTheServiceStartAndGoesOnWhenTheBrokerComesLater(@TempDir Path folder) {
        int port = FreePort.find();
        var setup = setup("127.0.0.1:" + port, Duration.ZERO);
        setup.start();
        assertThat(setup.isReady()).isFalse();

        try (var _ = KafkaBroker.start(folder, port)) {
            await().atMost(Duration.ofSeconds(20)).until(setup::isReady);
        }
    }

    private TopicSetup setup(String brokers, Duration startupWait) {
        return new TopicSetup(
                new WatchedTopics(List.of(topic)),
                Map.of("bootstrap.servers", brokers),
                new TopicProperties((short) 1, startupWait),
                mismatch -> {
                    throw mismatch;
                });
    }

    private int partitions(String name) throws Exception {
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
    }

    private Config config(String name) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(resource))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get(resource);
    }
}
