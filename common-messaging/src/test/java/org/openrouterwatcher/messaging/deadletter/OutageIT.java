package org.openrouterwatcher.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.infrastructure.PostgresServer;
import org.openrouterwatcher.messaging.ChildProcess;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.ConsumerLag;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** Outages that last longer than a listener's patience with a record. */
class OutageIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration OUTAGE = PATIENCE.multipliedBy(2);

    private final String topic = "outage-" + UUID.randomUUID();
    private final String batchTopic = topic + "-batch";

    @TempDir
    Path folder;

    @Nested
    class OfTheDatabase {

        private final int port = FreePort.find();
        private PostgresServer server;
        private ParkingService service;
        private Producer<byte[], byte[]> producer;

        @BeforeEach
        void open() {
            server = start();
            service = ParkingService.start(
                    server.database("parking", "secret"),
                    topic,
                    "watcher.listeners.give-up-after=" + PATIENCE,
                    "spring.datasource.hikari.connection-timeout=250");
            producer = producer(TestKafka.bootstrapServers());
        }

        @AfterEach
        void close() {
            producer.close();
            service.close();
            server.close();
        }

        @Test
        void isWaitedForAndWhatIsHealthyIsNotParked() {
            service.breakFor("a1");
            service.breakFor("b1");
            say(producer, topic, "a1");
            say(producer, batchTopic, "b1");
            await().until(() -> service.failures() >= 2);

            server.close();
            service.mend();

            await().during(OUTAGE).atMost(SOON).until(() -> service.deadLetters() == 0);
            server = start();
            awaitAllHeard(TestKafka.bootstrapServers());
            assertThat(service.effects("a1")).containsExactly("a1");
            assertThat(service.effects("b1")).containsExactly("b1");
            assertThat(service.parked()).isEmpty();
            assertThat(service.deadLetters()).isZero();
        }

        @Test
        void savesNoRecordThatFailsByItsOwnFaultAfterwards() {
            server.close();
            service.breakFor("a1");
            service.breakFor("b1");
            say(producer, topic, "a1");
            say(producer, batchTopic, "b1");
            await().atMost(SOON).until(() -> service.failures() >= 2);

            server = start();

            awaitAllHeard(TestKafka.bootstrapServers());
            assertThat(service.parked())
                    .extracting(it -> new String(it.kafkaRecord().key(), UTF_8))
                    .containsExactlyInAnyOrder("a1", "b1");
        }

        private PostgresServer start() {
            return PostgresServer.keptIn(folder.resolve("database"), port, "superuser", folder.resolve("postgres.log"));
        }
    }

    @Nested
    class OfTheBroker {

        private final int port = FreePort.find();
        private final String brokers = "127.0.0.1:" + port;
        private ChildProcess broker;
        private ParkingService service;
        private Producer<byte[], byte[]> producer;

        @BeforeEach
        void open() {
            broker = ChildProcess.start(
                            KafkaBroker.class,
                            folder.toString(),
                            Integer.toString(port),
                            Integer.toString(FreePort.find()))
                    .awaitLine("listening");
            service = ParkingService.start(
                    TestPostgres.newDatabase(),
                    topic,
                    "spring.kafka.bootstrap-servers=" + brokers,
                    // a client that forgets its brokers in an outage joins its group again after it
                    "spring.kafka.consumer.properties.metadata.recovery.strategy=none",
                    "spring.kafka.consumer.properties.request.timeout.ms=500",
                    "spring.kafka.consumer.properties.default.api.timeout.ms=1000");
            producer = producer(brokers);
            settle();
        }

        @AfterEach
        void close() {
            producer.close(Duration.ZERO);
            service.close();
            broker.close();
        }

        /** While a group divides its topics, a commit in vain is no failure: it is only put off. */
        private void settle() {
            for (String each : List.of(batchTopic, topic)) {
                say(producer, each, "before");
                ConsumerLag.awaitNone(topic, each, brokers);
            }
        }

        /** The effect is there, but twice its offset cannot be committed. */
        @Test
        void isWaitedForAndWhatWasHandledIsNeitherParkedNorHandledTwice() {
            var outages = new AtomicInteger();
            var isWell = new Semaphore(1);
            service.before("a1", () -> {
                if (outages.incrementAndGet() <= 2) {
                    // it may come again before the broker is thawed
                    isWell.acquireUninterruptibly();
                    broker.freeze();
                }
            });

            say(producer, topic, "a1");
            for (int outage = 1; outage <= 2; outage++) {
                int failures = outage;
                await().atMost(SOON).until(() -> service.failures() >= failures);
                broker.thaw();
                isWell.release();
            }
            say(producer, topic, "a2");

            awaitAllHeard(brokers);
            assertThat(service.effects("a1")).containsExactly("a1");
            assertThat(service.parked()).isEmpty();
            assertThat(service.deadLetters()).isZero();
        }
    }

    private void awaitAllHeard(String brokers) {
        ConsumerLag.awaitNone(topic, topic, brokers);
        ConsumerLag.awaitNone(topic, batchTopic, brokers);
    }

    private static Producer<byte[], byte[]> producer(String brokers) {
        return ProducerSettings.from(Map.of("bootstrap.servers", brokers)).newProducer("test");
    }

    /** An event with this id, of a key of its own. */
    private static void say(Producer<byte[], byte[]> producer, String topic, String id) {
        var event = EventSerializer.record(
                Envelope.of(id, "/outage-test", Instant.EPOCH, new KeyRemoved(1, 1, Instant.EPOCH, 1)));
        producer.send(new ProducerRecord<>(topic, null, id.getBytes(UTF_8), event.value(), event.headers()));
        producer.flush();
    }
}
