package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.messaging.ChildProcess;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestPostgres;

/** A broker that stands still for longer than a sending may take, while events keep being written. */
class FrozenBrokerIT {

    private static final Duration FREEZE = ProducerSettings.DELIVERY_TIMEOUT.plusSeconds(2);

    @TempDir
    Path folder;

    private ChildProcess broker;
    private String brokers;

    @BeforeEach
    void startBroker() {
        int port = FreePort.find();
        brokers = "127.0.0.1:" + port;
        broker = ChildProcess.start(
                        KafkaBroker.class, folder.toString(), Integer.toString(port), Integer.toString(FreePort.find()))
                .awaitLine("listening");
    }

    @AfterEach
    void killBroker() {
        broker.close();
    }

    @Test
    void everyMarkedEventIsInTheLogUnlessAcknowledgementsAreIgnored() throws InterruptedException {
        try (var service = OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), brokers);
                var careless = OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), brokers);
                var carelessRelay = new FireAndForgetRelay(careless, brokers)) {
            service.startRelay();
            carelessRelay.start();

            writeFor(Duration.ofSeconds(1), service, careless);
            broker.freeze();
            writeFor(FREEZE, service, careless);
            broker.thaw();
            writeFor(Duration.ofSeconds(1), service, careless);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(service.unsent()).isZero();
                assertThat(careless.unsent()).isZero();
            });
            assertThat(service.meters.get("watcher.outbox.failures").counter().count())
                    .as("sendings that failed in the freeze")
                    .isPositive();
            Set<String> log = idsInTheLog();
            assertThat(log).containsAll(markedSent(service));
            assertThat(markedSent(careless)).as("the control").anyMatch(id -> !log.contains(id));
        }
    }

    private static void writeFor(Duration time, OutboxInstance... services) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            for (OutboxInstance service : services) {
                service.tell(keyRemoved(Removals.newSubject(), 1));
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static List<String> markedSent(OutboxInstance service) {
        return service.jdbc
                .sql("select headers ->> 'ce_id' from outbox where sent_at is not null")
                .query(String.class)
                .list();
    }

    private Set<String> idsInTheLog() {
        try (var probe = EventProbe.of(Topics.USAGE_EVENTS, brokers)) {
            return probe.seen().stream()
                    .map(it -> new String(it.headers().lastHeader(Headers.ID).value(), UTF_8))
                    .collect(Collectors.toSet());
        }
    }

    /** The broken relay: marks what it has handed to the client. */
    private static final class FireAndForgetRelay implements AutoCloseable {

        private final OutboxInstance service;
        private final KafkaProducer<byte[], byte[]> producer;
        private volatile boolean running = true;

        FireAndForgetRelay(OutboxInstance service, String brokers) {
            this.service = service;
            this.producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", brokers,
                            "linger.ms", 0,
                            "request.timeout.ms", 1000,
                            "delivery.timeout.ms", 1500),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        void start() {
            Thread.ofVirtual().start(() -> {
                while (running) {
                    Wave wave = service.entries.unsent(100, Set.of());
                    wave.entries().forEach(entry -> producer.send(entry.toRecord()));
                    service.entries.markSent(wave.entries(), Instant.now());
                }
            });
        }

        @Override
        public void close() {
            running = false;
            producer.close(Duration.ZERO);
        }
    }
}
