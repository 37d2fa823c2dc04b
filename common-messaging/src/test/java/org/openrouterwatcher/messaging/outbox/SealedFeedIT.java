package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;
import static org.openrouterwatcher.messaging.outbox.Removals.versions;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** A sealed feed promises that nothing changes, so nothing does until a relay has opened it again. */
class SealedFeedIT {

    private final PostgresDatabase database = OutboxInstance.migrated(TestPostgres.newDatabase());
    private final OutboxInstance service = marking();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void refusesAnEventThatNobodyOpensTheFeedForInTime() {
        startAndSeal();

        assertThatThrownBy(() -> service.tell(tokenRevoked(Removals.newSubject(), 1)))
                .isInstanceOf(FeedSealedException.class);
        assertThat(service.unsent()).isZero();
    }

    @Test
    void takesEventsOfOtherTopics() {
        startAndSeal();

        service.tell(keyRemoved(Removals.newSubject(), 1));

        assertThat(service.unsent()).isOne();
    }

    @Test
    void letsAnEventWaitForTheNextRelayWhichOpensTheFeedBeforeTheEventStandsInIt() {
        startAndSeal();
        long subject = Removals.newSubject();

        try (var next = marking()) {
            var told = CompletableFuture.runAsync(() -> service.tell(tokenRevoked(subject, 1)));
            next.startRelay();
            told.join();
            await().untilAsserted(() -> assertThat(next.unsent()).isZero());
        }

        try (var probe = EventProbe.of(Topics.TOKEN_EVENTS)) {
            var log = probe.seen().stream().map(SealedFeedIT::event).toList();
            int event = log.indexOf(tokenRevoked(subject, 1));
            FeedClosed lastMark = log.subList(0, event).reversed().stream()
                    .filter(FeedClosed.class::isInstance)
                    .map(FeedClosed.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(lastMark.sealed()).isFalse();
        }
    }

    @Test
    void isNotSealedBeforeTransactionsThatWroteEventsHaveEnded() throws InterruptedException {
        service.startRelay();
        long subject = Removals.newSubject();
        var appended = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual()
                .start(() -> service.transactions.executeWithoutResult(_ -> {
                    service.outbox.append(tokenRevoked(subject, 1));
                    appended.countDown();
                    service.jdbc.sql("select pg_sleep(1)").query().singleRow();
                }));
        appended.await();

        service.relay.stop();

        assertThat(writer.join(Duration.ofSeconds(1))).isTrue();
        try (var probe = EventProbe.of(Topics.TOKEN_EVENTS)) {
            assertThat(versions(probe.seen(), TokenEvent.token(subject))).containsExactly(1L);
            assertThat(((FeedClosed) event(probe.seen().getLast())).sealed()).isTrue();
        }
    }

    @Test
    void staysOpenWhenARelayIsKilledAndSoSaysNothing() {
        service.startRelay();
        awaitMark();
        service.jdbc
                .sql("select pg_terminate_backend(pid) from pg_stat_activity "
                        + "where application_name = 'outbox-relay' and datname = current_database()")
                .query()
                .listOfRows();

        service.tell(tokenRevoked(Removals.newSubject(), 1));

        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
    }

    private void startAndSeal() {
        service.startRelay();
        awaitMark();
        service.relay.stop();
    }

    /** The relay is in charge once it has written a mark of its own. */
    private void awaitMark() {
        await().untilAsserted(() -> assertThat(service.jdbc
                        .sql("select max(epoch) from feed_epochs")
                        .query(Long.class)
                        .single())
                .isPositive());
    }

    private OutboxInstance marking() {
        return OutboxInstance.marking(database, TestKafka.bootstrapServers(), new EveryTenth());
    }

    private static Object event(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return EventDeserializer.read(kafkaRecord).event();
    }
}
