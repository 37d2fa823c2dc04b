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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
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
    private static final String HEARER = "gateway";

    private final PostgresDatabase database = OutboxInstance.migrated(TestPostgres.newDatabase());
    private final EveryTenth marks = new EveryTenth();
    private final OutboxInstance service = OutboxInstance.marking(database, TestKafka.bootstrapServers(), marks);
    private final Map<String, Instant> committed = new ConcurrentHashMap<>();

    /** Per event, the first beat of a hearer that was sent after the commit. */
    private final Map<String, Long> beatAfter = new ConcurrentHashMap<>();

    private final AtomicLong beats = new AtomicLong();

    /** Per event, the transaction that wrote it. */
    private final Map<String, Long> xids = new ConcurrentHashMap<>();

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
        assertThat(lies(log, false, this::isOlderThan)).isZero();
        assertThat(lies(log, true, this::isOlderThan)).as("the control").isPositive();
    }

    @Test
    void aMarkStandsBehindEverythingCommittedBeforeABeatThatItNamesUnlessItNamesBeatsAsItHearsThem()
            throws InterruptedException {
        service.startRelay();

        try (var heart = new Heart()) {
            write(Duration.ofSeconds(2));
        }

        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        List<ConsumerRecord<byte[], byte[]>> log = log();
        assertThat(marks(log, false)).anyMatch(it -> heard((FeedClosed) event(it)) > 0);
        assertThat(lies(log, false, this::isBeforeABeatOf)).isZero();
        assertThat(lies(log, true, this::isBeforeABeatOf)).as("the control").isPositive();
    }

    @Test
    void aMarkStandsBehindEverythingOfTransactionsBelowItsCursorWhichAnOpenOneHoldsBack() throws InterruptedException {
        service.startRelay();
        var xid = new AtomicLong();
        Thread revoking = Thread.ofVirtual()
                .start(() -> service.transactions.executeWithoutResult(_ -> {
                    service.outbox.append(tokenRevoked(Removals.newSubject(), 1));
                    xid.set(service.jdbc
                            .sql("select pg_current_xact_id()::text::bigint")
                            .query(Long.class)
                            .single());
                    service.jdbc.sql("select pg_sleep(2)").query().singleRow();
                }));

        write(Duration.ofSeconds(1));

        List<Long> meanwhile = cursors();
        revoking.join();
        assertThat(meanwhile).isNotEmpty().allMatch(it -> it <= xid.get());
        await().untilAsserted(() -> assertThat(cursors()).anyMatch(it -> it > xid.get()));
        assertThat(lies(log(), false, this::isBelowTheCursorOf)).isZero();
    }

    @Test
    void anOrderlyStopSealsTheFeedAndTheNextRelayBreaksTheSealFirst() {
        service.startRelay();
        service.tell(tokenRevoked(Removals.newSubject(), 1));
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        service.relay.stop();
        int sealedAt = probe.seen().size() - 1;

        try (var next = OutboxInstance.marking(database, TestKafka.bootstrapServers(), new EveryTenth())) {
            next.startRelay();
            await().untilAsserted(() -> next.tell(tokenRevoked(Removals.newSubject(), 1)));
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
                    long beat = beats.incrementAndGet();
                    beatAfter.put(TokenEvent.token(subject), beat);
                    marks.heard.merge(HEARER, beat, Math::max);
                }
                done.countDown();
            });
        }
        done.await();
    }

    /** How many events stand behind a mark that says that they stand before it. */
    private long lies(
            List<ConsumerRecord<byte[], byte[]>> log, boolean control, BiPredicate<String, FeedClosed> isPromised) {
        return marks(log, control).stream()
                .mapToLong(mark -> log.stream()
                        .filter(it -> it.offset() > mark.offset())
                        .filter(it -> isPromised.test(new String(it.key(), UTF_8), (FeedClosed) event(mark)))
                        .count())
                .sum();
    }

    private boolean isOlderThan(String subject, FeedClosed mark) {
        return committed.getOrDefault(subject, Instant.MAX).isBefore(mark.closedAt());
    }

    private boolean isBeforeABeatOf(String subject, FeedClosed mark) {
        return beatAfter.getOrDefault(subject, Long.MAX_VALUE) <= heard(mark);
    }

    private boolean isBelowTheCursorOf(String subject, FeedClosed mark) {
        return xids().getOrDefault(subject, Long.MAX_VALUE) < mark.cursor();
    }

    private Map<String, Long> xids() {
        if (xids.isEmpty()) {
            service.jdbc
                    .sql("select key, xid::text::bigint as xid from outbox")
                    .query((row, _) -> xids.put(row.getString("key"), row.getLong("xid")))
                    .list();
        }
        return xids;
    }

    /** Those of marks that promise something. */
    private List<Long> cursors() {
        return marks(log(), false).stream()
                .map(it -> ((FeedClosed) event(it)).cursor())
                .filter(it -> it > 0)
                .toList();
    }

    private static long heard(FeedClosed mark) {
        return mark.heard().getOrDefault(HEARER, 0L);
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

    /** The broken marker: says the time and what it hears, whatever is still unsent. */
    private final class Heart implements AutoCloseable {

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
                            new FeedClosed(0, CONTROL_EPOCH, now, false, 0, marks.heard(), beat))));
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
