package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;
import static org.openrouterwatcher.messaging.outbox.Removals.versions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;
import org.openrouterwatcher.messaging.ChildProcess;
import org.openrouterwatcher.messaging.outbox.Retelling.Fact;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestPostgres;

/** A broker that comes back with nothing of what it had acknowledged. */
class RenewedTopicsIT {

    private final int port = FreePort.find();
    private final String brokers = "127.0.0.1:" + port;
    private final long subject = Removals.newSubject();

    @TempDir
    Path folder;

    private ChildProcess broker;
    private OutboxInstance service;

    @BeforeEach
    void start() {
        startBroker("one");
        service = OutboxInstance.retelling(
                        OutboxInstance.migrated(TestPostgres.newDatabase()), brokers, new TwoOldRevocations())
                .startRelay();
    }

    @AfterEach
    void close() {
        service.close();
        broker.close();
    }

    @Test
    void topicsThatAreGoneAreMadeAgainAndHaveAllThatWasSentAndMore() {
        service.tell(keyRemoved(subject, 1));
        service.tell(keyRemoved(subject, 2));
        service.tell(tokenRevoked(subject, 7));
        awaitAllSent();

        loseEverything();

        awaitTold(Topics.USAGE_EVENTS, Long.toString(subject), List.of(1L, 2L));
        awaitTold(Topics.TOKEN_EVENTS, TokenEvent.token(subject), List.of(7L));
        awaitTold(Topics.TOKEN_EVENTS, TokenEvent.token(subject + 1), List.of(3L));
        service.tell(keyRemoved(subject, 3));
        awaitTold(Topics.USAGE_EVENTS, Long.toString(subject), List.of(1L, 2L, 3L));
    }

    @Test
    void aTopicThatIsStillTheSameIsToldNothingAgain() {
        service.tell(keyRemoved(subject, 1));
        awaitAllSent();
        long before = epoch();

        broker.close();
        startBroker("one");

        service.tell(keyRemoved(subject, 2));
        awaitTold(Topics.USAGE_EVENTS, Long.toString(subject), List.of(1L, 2L));
        assertThat(epoch()).isEqualTo(before);
    }

    /** What is known longer than the outbox remembers; one of them it still has. */
    private final class TwoOldRevocations implements Retelling {
        @Override
        public String topic() {
            return Topics.TOKEN_EVENTS;
        }

        @Override
        public void tell(Consumer<Fact> facts) {
            facts.accept(Fact.of(tokenRevoked(subject, 7)));
            facts.accept(Fact.of(tokenRevoked(subject + 1, 3)));
        }
    }

    private void startBroker(String data) {
        broker = ChildProcess.start(
                        KafkaBroker.class,
                        folder.resolve(data).toString(),
                        Integer.toString(port),
                        Integer.toString(FreePort.find()))
                .awaitLine("listening");
    }

    private void loseEverything() {
        broker.close();
        startBroker("two");
    }

    private void awaitAllSent() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.unsent()).isZero());
    }

    private void awaitTold(String topic, String key, List<Long> wanted) {
        try (var probe = EventProbe.of(topic, brokers)) {
            probe.awaitRecords(seen -> assertThat(versions(seen, key)).isEqualTo(wanted));
        }
    }

    private long epoch() {
        return service.jdbc
                .sql("select last_value from outbox_epoch")
                .query(Long.class)
                .single();
    }
}
