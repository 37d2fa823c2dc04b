package org.openrouterwatcher.messaging.listening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.messaging.topics.TopicEnds;
import org.openrouterwatcher.messaging.topics.TopicProperties;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.openrouterwatcher.testing.TestKafka;

class TopicFollowerIT {

    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestKafka.bootstrapServers());

    private final String topic = "followed-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final TopicEnds broker = new TopicEnds(KAFKA);
    private final Recording heard = new Recording();
    private final Admin admin = Admin.create(KAFKA);
    private final Producer<byte[], byte[]> producer =
            ProducerSettings.from(KAFKA).newProducer("test");
    private TopicFollower follower;

    @BeforeEach
    void makeTopic() throws Exception {
        make();
    }

    @AfterEach
    void close() {
        follower.stop();
        producer.close();
        broker.close();
        admin.close();
    }

    @Test
    void hearsEverythingFromTheBeginningAndKnowsThatItHas() throws Exception {
        tell("a", "b");

        follow(TopicFollower.From.BEGINNING);

        await().until(() -> follower.hasHeard(Map.of(partition, 2L)));
        assertThat(heard.values).containsExactly("a", "b");
        assertThat(follower.hasHeard(Map.of(partition, 3L))).isFalse();
    }

    @Test
    void passesOverWhatStandsThereAlreadyWhenItBeginsAtTheEnd() throws Exception {
        tell("a", "b");

        follow(TopicFollower.From.END);
        await().until(() -> !follower.partitions().isEmpty());
        tell("c");

        await().until(() -> follower.hasHeard(Map.of(partition, 3L)));
        assertThat(heard.values).containsExactly("c");
    }

    @Test
    void hearsARecordAgainThatItFailedAtAndNoneIsLost() throws Exception {
        heard.failures.set(2);
        tell("a", "b");

        follow(TopicFollower.From.BEGINNING);

        await().atMost(Duration.ofSeconds(20)).until(() -> heard.values.size() == 2);
        assertThat(heard.values).containsExactly("a", "b");
    }

    @Test
    void noticesThatTheTopicWasMadeAnew() throws Exception {
        tell("a", "b", "c");
        follow(TopicFollower.From.BEGINNING);
        await().until(() -> heard.values.size() == 3);

        admin.deleteTopics(List.of(topic)).all().get();
        await().ignoreExceptions().until(() -> {
            make();
            return true;
        });
        await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
            tell("d");
            return heard.begunAnew.get() > 0;
        });

        await().untilAsserted(() -> assertThat(heard.values).contains("d"));
    }

    @Test
    void hearsAllOfANewTopicThatHasGrownBeyondTheOldOne() throws Exception {
        tell("a");
        follow(TopicFollower.From.BEGINNING);
        await().until(() -> heard.values.size() == 1);

        admin.deleteTopics(List.of(topic)).all().get();
        await().ignoreExceptions().until(() -> {
            make();
            return true;
        });
        await().ignoreExceptions().until(() -> {
            tell("b");
            return true;
        });
        tell("c", "d", "e");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(heard.begunAnew.get()).isPositive();
            assertThat(heard.values).contains("b", "c", "d", "e");
        });
    }

    private void follow(TopicFollower.From from) {
        var noTopics = new TopicSetup(
                new WatchedTopics(List.of()),
                KAFKA,
                new TopicProperties((short) 1, Duration.ofSeconds(30)),
                mismatch -> {
                    throw mismatch;
                });
        noTopics.start();
        follower = new TopicFollowers(KAFKA, noTopics, broker).of(topic, from, heard);
        follower.start();
    }

    private void make() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private void tell(String... values) throws ExecutionException, InterruptedException {
        for (String value : values) {
            producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    /** Writes down what it hears, and fails as often as it is told to. */
    private static final class Recording implements TopicFollower.Hearer {

        final List<String> values = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger begunAnew = new AtomicInteger();

        @Override
        public void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not this time");
            }
            values.add(new String(kafkaRecord.value(), UTF_8));
        }

        @Override
        public void begunAnew() {
            begunAnew.incrementAndGet();
        }
    }
}
