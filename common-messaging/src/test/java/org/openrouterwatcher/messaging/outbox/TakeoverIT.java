package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.messaging.ChildProcess;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** One process is in charge, another stands by. */
class TakeoverIT {

    /** What users are promised after kill -9. */
    private static final Duration PROMISED = Duration.ofSeconds(3);

    private final PostgresDatabase database = OutboxInstance.migrated(TestPostgres.newDatabase());
    private final OutboxInstance standby =
            OutboxInstance.marking(database, TestKafka.bootstrapServers(), new EveryTenth());
    private ChildProcess inCharge;

    @BeforeEach
    void letTheOtherBeInCharge() {
        inCharge = ChildProcess.start(
                        RelayingService.class,
                        database.url(),
                        database.user(),
                        database.password(),
                        TestKafka.bootstrapServers())
                .awaitLine("started");
        await().atMost(Duration.ofSeconds(30)).until(() -> epoch() > 0);
        standby.startRelay();
    }

    @AfterEach
    void close() {
        inCharge.close();
        standby.close();
    }

    @Test
    void theStandbySendsWithinThreeSecondsWhenTheOneInChargeIsKilled() {
        long before = epoch();
        inCharge.close();
        long killed = System.nanoTime();

        standby.tell(tokenRevoked(Removals.newSubject(), 1));

        await().pollInterval(Duration.ofMillis(10)).until(() -> standby.unsent() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(PROMISED);
        assertThat(epoch()).isGreaterThan(before);
    }

    @Test
    void theStandbyTakesOverFromOneThatIsFrozenWhichCannotSendOrMarkAnythingWhenItThaws() {
        long before = epoch();
        inCharge.freeze();
        long frozen = System.nanoTime();
        await().atMost(Duration.ofSeconds(20)).until(() -> epoch() > before);
        Duration takeover = Duration.ofNanos(System.nanoTime() - frozen);
        long after = epoch();
        var telling = new AtomicBoolean(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            while (telling.get()) {
                standby.tell(tokenRevoked(Removals.newSubject(), 1));
            }
        });

        inCharge.thaw();

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> epoch() == after);
        telling.set(false);
        await().until(() -> !writer.isAlive() && standby.unsent() == 0);
        await().untilAsserted(() -> assertThat(
                        standby.meters.get("watcher.outbox.sent").counter().count())
                .isEqualTo(rows()));
        assertThat(takeover).isLessThan(OutboxInstance.PROPERTIES.leaseTimeout().plus(PROMISED));
    }

    private long epoch() {
        return standby.jdbc
                .sql("select max(epoch) from feed_epochs")
                .query(Long.class)
                .single();
    }

    private long rows() {
        return standby.jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
