package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.versions;

import java.time.Duration;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.ChildProcess;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** A process that is killed anywhere around its commits leaves row and event agreeing. */
class KilledServiceIT {

    /** More by {@code -Dkills=1000}, at other moments by {@code -Dkills.seed=8}. */
    private static final int KILLS = Integer.getInteger("kills", 10);

    private static final long SEED = Long.getLong("kills.seed", 7);

    /** The next event of a key waits until the one before it is acknowledged. */
    private static final long MILLIS_FOR_EACH = 100;

    @Test
    void tellsExactlyTheVersionsThatTheTableHas() throws InterruptedException {
        var database = OutboxInstance.migrated(TestPostgres.newDatabase());
        long subject = Removals.newSubject();
        var moments = new Random(SEED);
        try (var survivor = OutboxInstance.of(database, TestKafka.bootstrapServers());
                var probe = EventProbe.of(Topics.USAGE_EVENTS)) {
            survivor.jdbc
                    .sql("create table counter as select 0::bigint as version")
                    .update();

            for (int kill = 0; kill < KILLS; kill++) {
                ChildProcess.start(
                                CountingService.class,
                                database.url(),
                                database.user(),
                                database.password(),
                                TestKafka.bootstrapServers(),
                                Long.toString(subject))
                        .awaitLine("counted")
                        .killAfter(moments.nextInt(150));
            }

            survivor.startRelay();
            await().atMost(Duration.ofSeconds(20).plusMillis(MILLIS_FOR_EACH * survivor.unsent()))
                    .untilAsserted(() -> assertThat(survivor.unsent()).isZero());
            long last = survivor.jdbc
                    .sql("select version from counter")
                    .query(Long.class)
                    .single();
            assertThat(last).isGreaterThanOrEqualTo(KILLS);
            assertThat(new TreeSet<>(versions(probe.seen(), Long.toString(subject))))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        }
    }
}
