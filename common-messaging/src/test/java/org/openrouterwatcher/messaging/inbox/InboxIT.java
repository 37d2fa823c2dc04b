package org.openrouterwatcher.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InboxIT {

    private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
    private final DriverManagerDataSource database = migrated();
    private final Inbox inbox = new Inbox(
            JdbcClient.create(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            clock,
            new InboxProperties(Duration.ofDays(35)));
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void runsTheEffectOfAnEventOnce() {
        assertThat(inbox.once("sync", event("a"), effects::incrementAndGet)).isTrue();
        assertThat(inbox.once("sync", event("a"), effects::incrementAndGet)).isFalse();

        assertThat(effects).hasValue(1);
    }

    @Test
    void keepsConsumersAndSourcesApart() {
        inbox.once("sync", event("a"), effects::incrementAndGet);

        assertThat(inbox.once("validation", event("a"), effects::incrementAndGet))
                .isTrue();
        assertThat(inbox.once("sync", event("b"), effects::incrementAndGet)).isTrue();
    }

    @Test
    void triesAgainWhenTheEffectFailed() {
        assertThatThrownBy(() -> inbox.once("sync", event("a"), () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(inbox.once("sync", event("a"), effects::incrementAndGet)).isTrue();
    }

    @Test
    void runsTheEffectOnceThoughTheEventArrivesEightTimesAtTheSameMoment() throws InterruptedException {
        var done = new CountDownLatch(8);

        for (int each = 0; each < 8; each++) {
            Thread.ofVirtual().start(() -> {
                inbox.once("sync", event("a"), effects::incrementAndGet);
                done.countDown();
            });
        }

        done.await();
        assertThat(effects).hasValue(1);
    }

    @Test
    void runsTheEffectOfSeveralTogetherForThoseThatHaveNotHadIt() {
        inbox.once("sync", event("b"), effects::incrementAndGet);
        List<List<Envelope<KeyWork>>> given = new ArrayList<>();

        inbox.onceEach("sync", List.of(event("a"), event("b"), event("a"), event("c")), it -> it, given::add);

        assertThat(given).containsExactly(List.of(event("a"), event("c")));
    }

    @Test
    void doesNotRunTheEffectOfSeveralThatHaveAllHadIt() {
        inbox.once("sync", event("a"), effects::incrementAndGet);

        inbox.onceEach("sync", List.of(event("a")), it -> it, _ -> effects.incrementAndGet());

        assertThat(effects).hasValue(1);
    }

    @Test
    void triesSeveralAgainWhenTheirEffectFailed() {
        assertThatThrownBy(() -> inbox.onceEach("sync", List.of(event("a"), event("b")), it -> it, _ -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(inbox.once("sync", event("b"), effects::incrementAndGet)).isTrue();
    }

    @Test
    void forgetsAnEventOnlyAfterTheRetention() {
        inbox.once("sync", event("a"), () -> {});

        clock.advance(Duration.ofDays(35));
        assertThat(inbox.removeOldRows(100)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(inbox.removeOldRows(100)).isOne();
    }

    private static Envelope<KeyWork> event(String source) {
        return Envelope.of("1", "/" + source, Instant.EPOCH, new KeyWork.KeyValidationDue(new UUID(0, 1), 1));
    }

    private static DriverManagerDataSource migrated() {
        var database = TestPostgres.newDatabase();
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        return source;
    }
}
