package org.openrouterwatcher.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.trail.Actor;
import org.openrouterwatcher.audit.trail.Circumstances;
import org.openrouterwatcher.audit.trail.Draft;
import org.springframework.transaction.CannotCreateTransactionException;

class RefusalWriterTest {

    private static final Draft REFUSAL =
            new Draft(new Circumstances(Actor.ANONYMOUS, null, null), "key.remove", null, "forbidden", Map.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsAnEntryThatCannotBeWrittenAndFailsNothing() {
        var writer = new RefusalWriter(
                _ -> {
                    throw new CannotCreateTransactionException("the database is away");
                },
                Duration.ofSeconds(10),
                meters);

        writer.write(REFUSAL);

        assertThat(lost()).isOne();
    }

    @Test
    void letsTheAnswerGoWhenTheDatabaseIsSlowAndWritesTheEntryAllTheSame() {
        var databaseAnswers = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var writer = new RefusalWriter(
                _ -> {
                    await(databaseAnswers);
                    written.countDown();
                },
                Duration.ofMillis(20),
                meters);

        writer.write(REFUSAL);

        assertThat(written.getCount()).isOne();
        databaseAnswers.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(written.getCount()).isZero());
        assertThat(lost()).isZero();
    }

    private double lost() {
        return meters.get("watcher.audit.lost").counter().count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
