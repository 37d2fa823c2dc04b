package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;
import static org.openrouterwatcher.messaging.outbox.Removals.versions;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

class OutboxRelayIT {

    private final PostgresDatabase database = OutboxInstance.migrated(TestPostgres.newDatabase());
    private final OutboxInstance service = OutboxInstance.of(database, TestKafka.bootstrapServers());
    private final long subject = Removals.newSubject();
    private EventProbe usageEvents;
    private EventProbe tokenEvents;

    @BeforeEach
    void openProbes() {
        usageEvents = EventProbe.of(Topics.USAGE_EVENTS);
        tokenEvents = EventProbe.of(Topics.TOKEN_EVENTS);
    }

    @AfterEach
    void close() {
        service.close();
        usageEvents.close();
        tokenEvents.close();
    }

    @Test
    void sendsWhatWasCommitted() {
        service.startRelay();

        service.transactions.executeWithoutResult(
                _ -> service.outbox.append("fact-" + subject, keyRemoved(subject, 7)));

        var sent = usageEvents.awaitRecord(it -> new String(it.key(), UTF_8).equals(Long.toString(subject)));
        var envelope = EventDeserializer.read(sent);
        assertThat(envelope.event()).isEqualTo(keyRemoved(subject, 7));
        assertThat(envelope.id()).isEqualTo("fact-" + subject);
        assertThat(envelope.source()).isEqualTo("/messaging-test");
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        assertThat(service.meters.get("watcher.outbox.sent").counter().count()).isOne();
    }

    @Test
    void leavesNoEventBehindWhenTheTransactionRollsBack() {
        service.startRelay();

        service.transactions.executeWithoutResult(transaction -> {
            service.outbox.append(keyRemoved(subject, 1));
            transaction.setRollbackOnly();
        });

        service.tell(keyRemoved(subject, 2));
        usageEvents.awaitRecords(
                records -> assertThat(versions(records, Long.toString(subject))).containsExactly(2L));
    }

    @Test
    void refusesAnEventOutsideOfATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> service.outbox.append(keyRemoved(subject, 1)));
    }

    @Test
    void keepsTheOrderOfOneSubject() {
        LongStream.rangeClosed(1, 50).forEach(version -> service.tell(keyRemoved(subject, version)));

        service.startRelay();

        usageEvents.awaitRecords(records -> assertThat(versions(records, Long.toString(subject)))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList()));
    }

    @Test
    void letsTheNewestStateSpeakForOlderOnesWhereOnlyTheLatestIsKept() {
        LongStream.rangeClosed(1, 5).forEach(version -> service.tell(tokenRevoked(subject, version)));

        service.startRelay();

        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        assertThat(versions(tokenEvents.seen(), TokenEvent.token(subject))).containsExactly(5L);
    }

    @Test
    void neverSendsAnOlderStateAfterANewerOne() {
        service.startRelay();
        service.tell(tokenRevoked(subject, 9));
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());

        service.tell(tokenRevoked(subject, 3));

        await().untilAsserted(() -> assertThat(service.unsent()).isZero());
        assertThat(versions(tokenEvents.seen(), TokenEvent.token(subject))).containsExactly(9L);
    }

    @Test
    void aStandbyTakesOverWhenTheConnectionOfTheOneInChargeIsCut() {
        try (var standby = OutboxInstance.of(database, TestKafka.bootstrapServers())) {
            service.startRelay();
            service.tell(keyRemoved(subject, 1));
            await().untilAsserted(() -> assertThat(service.unsent()).isZero());
            standby.startRelay();
            service.relay.stop();

            service.tell(keyRemoved(subject, 2));

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(service.unsent()).isZero());
        }
    }

    @Test
    void goesOnAfterTheDatabaseCutsItsConnection() {
        service.startRelay();
        service.tell(keyRemoved(subject, 1));
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());

        service.jdbc
                .sql("select pg_terminate_backend(pid) from pg_stat_activity "
                        + "where application_name = 'outbox-relay' and datname = current_database()")
                .query()
                .listOfRows();
        service.tell(keyRemoved(subject, 2));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(service.unsent()).isZero());
    }

    @Test
    void sendsWhatIsLeftWhenItIsStoppedInOrder() {
        service.startRelay();
        await().untilAsserted(() -> assertThat(service.jdbc
                        .sql("select count(*) from pg_locks where locktype = 'advisory' and granted")
                        .query(Long.class)
                        .single())
                .isPositive());
        LongStream.rangeClosed(1, 20).forEach(version -> service.tell(keyRemoved(subject, version)));

        service.relay.stop();

        assertThat(service.unsent()).isZero();
    }

    @Test
    void showsHowMuchWaitsAndForHowLong() {
        service.tell(keyRemoved(subject, 1));
        service.tell(keyRemoved(subject, 2));

        await().untilAsserted(() -> {
            assertThat(service.meters.get("watcher.outbox.unsent").gauge().value())
                    .isEqualTo(2);
            assertThat(service.meters
                            .get("watcher.outbox.oldest.unsent.age")
                            .gauge()
                            .value())
                    .isPositive();
        });
    }

    @Test
    void removesWhatWasSentLongAgo() {
        service.startRelay();
        service.tell(keyRemoved(subject, 1));
        await().untilAsserted(() -> assertThat(service.unsent()).isZero());

        int removed = service.entries.removeSentBefore(Instant.now().plusSeconds(1), 100);

        assertThat(removed).isOne();
    }
}
