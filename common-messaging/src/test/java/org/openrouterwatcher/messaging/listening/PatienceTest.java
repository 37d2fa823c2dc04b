package org.openrouterwatcher.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class PatienceTest {

    private static final ConsumerRecord<byte[], byte[]> RECORD = new ConsumerRecord<>("topic", 0, 0, null, null);
    private static final Exception OWN_FAULT = new ListenerExecutionFailedException("no", new IllegalStateException());
    private static final Exception AWAY =
            new ListenerExecutionFailedException("no", new DataAccessResourceFailureException("away"));

    private final AtomicLong now = new AtomicLong();
    private final Patience patience = new Patience(
            new ListenerProperties(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30)), now::get);

    static List<Exception> failuresOfOthers() {
        return List.of(
                new CannotGetJdbcConnectionException("away"),
                new CannotCreateTransactionException("away"),
                new CannotAcquireLockException("deadlock"),
                new BatchListenerFailedException("no", new DataAccessResourceFailureException("away"), RECORD),
                // of a commit, which comes as it is
                new TimeoutException("the broker says nothing"),
                new CommitFailedException("the partition is somebody else's by now"));
    }

    @Test
    void triesSoonAndThenMoreAndMoreSeldom() {
        BackOffExecution tries = patience.with(OWN_FAULT).start();

        assertThat(List.of(fail(tries), fail(tries), fail(tries), fail(tries), fail(tries), fail(tries), fail(tries)))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L);
    }

    @Test
    void isOverWhenTheTimeIsOver() {
        BackOffExecution tries = patience.with(OWN_FAULT).start();

        List<Long> pauses = new ArrayList<>();
        for (long pause = fail(tries); pause != BackOffExecution.STOP; pause = fail(tries)) {
            pauses.add(pause);
        }

        assertThat(pauses.stream().mapToLong(it -> it).sum()).isEqualTo(30_000);
    }

    @Test
    void countsTheTimeOfTriesToo() {
        BackOffExecution tries = patience.with(OWN_FAULT).start();
        assertThat(fail(tries)).isEqualTo(200);
        pass(Duration.ofSeconds(29));
        assertThat(fail(tries)).isEqualTo(400);

        pass(Duration.ofSeconds(1));

        assertThat(fail(tries)).isEqualTo(BackOffExecution.STOP);
    }

    @ParameterizedTest
    @MethodSource("failuresOfOthers")
    void isEndlessWithFailuresOfOthers(Exception failure) {
        BackOffExecution tries = patience.with(failure).start();

        for (int day = 0; day < 10; day++) {
            pass(Duration.ofDays(1));
            assertThat(fail(tries, failure)).isBetween(200L, 10_000L);
        }
    }

    @Test
    void beginsAnewWhenAnOutageIsOverSoThatWhatIsHealthyIsNotParkedForIt() {
        BackOffExecution tries = patience.with(OWN_FAULT).start();
        fail(tries);
        pass(Duration.ofSeconds(20));
        fail(tries, AWAY);
        pass(Duration.ofMinutes(5));

        assertThat(fail(tries)).isEqualTo(200);

        pass(Duration.ofSeconds(31));
        assertThat(fail(tries)).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void isNotEndlessOnlyBecauseTheFirstFailureWasAnOutage() {
        BackOffExecution tries = patience.with(AWAY).start();
        fail(tries, AWAY);
        fail(tries);

        pass(Duration.ofSeconds(31));

        assertThat(fail(tries)).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void knowsTheFirstFailureOfABatchBeforeItIsTold() {
        patience.with(OWN_FAULT);
        BackOffExecution tries = patience.with(AWAY).start();

        tries.nextBackOff();
        pass(Duration.ofSeconds(31));

        assertThat(fail(tries)).isEqualTo(200);
    }

    private long fail(BackOffExecution tries) {
        return fail(tries, OWN_FAULT);
    }

    /** A failure, as the error handler tells it, and the pause after it. */
    private long fail(BackOffExecution tries, Exception failure) {
        patience.failedDelivery(RECORD, failure, 1);
        long pause = tries.nextBackOff();
        pass(Duration.ofMillis(Math.max(0, pause)));
        return pause;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
