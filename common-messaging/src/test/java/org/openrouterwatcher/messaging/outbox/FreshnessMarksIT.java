package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

class FreshnessMarksIT {

    private static final long CONTROL_EPOCH = 999_999;

    private final PostgresDatabase database = OutboxInstance.migrated(TestPostgres.newDatabase());
    private final OutboxInstance service =
            OutboxInstance.marking(database, TestKafka.bootstrapServers(), new EveryTenth());
    private final Map<String, Instant> committed = new ConcurrentHashMap<>();
    private EventProbe probe;
    private int before;

    @BeforeEach
    void lookAtTheEndOfTheTopic() {
        probe = EventProbe.of(Topics.TOKEN_EVENTS);
        before = probe.seen().size();
    }

    @AfterEach
    void close() {
        service.close();
        probe.close();
    }

    @Test
    void aMarkStandsBehindEverythingCommittedBeforeItsTimeUnlessItIsAMereHeartbeat() throws InterruptedException {
        service.startRelay();

        try (var heart = new Heart()) {
            write(Duration.ofSeconds(2));
        }

        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        List<ConsumerRecord<byte[], byte[]>> log = log();
        assertThat(marks(log, false)).hasSizeGreaterThan(3);
        assertThat(liesOf(marks(log, false), log)).isZero();
        assertThat(liesOf(marks(log, true), log)).as("the control").isPositive();
    }

    @Test
    void anOrderlyStopSealsTheFeedAndTheNextRelayBreaksTheSealFirst() {
        service.startRelay();
        service.tell(tokenRevoked(Removals.newSubject(), 1));
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        service.relay.stop();
        int sealedAt = probe.seen().size() - 1;

        try (var next = OutboxInstance.marking(database, TestKafka.bootstrapServers(), new EveryTenth())) {
            next.tell(tokenRevoked(Removals.newSubject(), 1));
            next.startRelay();
            await().untilAsserted(() -> assertThat(next.unsent()).isZero());
        }

        var seal = (FeedClosed) event(probe.seen().get(sealedAt));
        var afterSeal = (FeedClosed) event(probe.seen().get(sealedAt + 1));
        assertThat(seal.sealed()).isTrue();
        assertThat(afterSeal.sealed()).isFalse();
        assertThat(afterSeal.epoch()).isGreaterThan(seal.epoch());
        assertThat(afterSeal.version()).isGreaterThan(seal.version());
    }

    private void write(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var done = new CountDownLatch(4);
        for (int writer = 0; writer < 4; writer++) {
            Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - end < 0) {
                    long subject = Removals.newSubject();
                    service.tell(tokenRevoked(subject, 1));
                    committed.put(TokenEvent.token(subject), Instant.now());
                }
                done.countDown();
            });
        }
        done.await();
    }

    /** How many events were committed before the time of a mark and stand behind it. */
    private long liesOf(List<ConsumerRecord<byte[], byte[]>> marks, List<ConsumerRecord<byte[], byte[]>> log) {
        return marks.stream()
                .mapToLong(mark -> {
                    Instant closedAt = ((FeedClosed) event(mark)).closedAt();
                    return log.stream()
                            .filter(it -> it.offset() > mark.offset())
                            .filter(it -> committed
                                    .getOrDefault(new String(it.key(), UTF_8), Instant.MAX)
                                    .isBefore(closedAt))
                            .count();
                })
                .sum();
    }

    private List<ConsumerRecord<byte[], byte[]>> log() {
        List<ConsumerRecord<byte[], byte[]>> all = probe.seen();
        return all.subList(before, all.size());
    }

    private static List<ConsumerRecord<byte[], byte[]>> marks(
            List<ConsumerRecord<byte[], byte[]>> log, boolean control) {
        return log.stream()
                .filter(it -> event(it) instanceof FeedClosed mark && control == (mark.epoch() == CONTROL_EPOCH))
                .toList();
    }

    private static Event event(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return EventDeserializer.read(kafkaRecord).event();
    }

    /** Marks every tenth of a second. */
    private static final class EveryTenth implements FreshnessMarks {
        @Override
        public String topic() {
            return Topics.TOKEN_EVENTS;
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Event mark(Mark mark) {
            return new FeedClosed(
                    mark.partition(), mark.epoch(), mark.closedAt(), mark.sealed(), 0, Map.of(), mark.version());
        }
    }

    /** The broken marker: says the time, whatever is still unsent. */
    private static final class Heart implements AutoCloseable {

        private final Producer<byte[], byte[]> producer = ProducerSettings.from(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()))
                .newProducer("heart");
        private volatile boolean beating = true;

        Heart() {
            Thread.ofVirtual().start(() -> {
                for (long beat = 0; beating; beat++) {
                    Instant now = Instant.now();
                    producer.send(EventSerializer.record(Envelope.of(
                            "beat-" + beat,
                            "/heart",
                            now,
                            new FeedClosed(0, CONTROL_EPOCH, now, false, 0, Map.of(), beat))));
                    producer.flush();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            });
        }

        @Override
        public void close() {
            beating = false;
            producer.close(Duration.ofSeconds(1));
        }
    }
}
