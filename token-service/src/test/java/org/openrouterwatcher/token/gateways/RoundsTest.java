package org.openrouterwatcher.token.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Rounds rounds = new Rounds(Duration.ZERO);
    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void serveAllWhoCameDuringOneWithTheNext() throws Exception {
        Future<Boolean> first = threads.submit(ask());
        await().until(() -> begun.get() == 1);

        List<Future<Boolean>> others =
                IntStream.range(0, 20).mapToObj(_ -> threads.submit(ask())).toList();
        await().until(() -> others.stream().noneMatch(Future::isDone));
        mayEnd.release(2);

        assertThat(first.get()).isTrue();
        for (Future<Boolean> other : others) {
            assertThat(other.get()).isTrue();
        }
        assertThat(begun.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void doNotCountWhenTheyHadBegunBefore() throws Exception {
        Future<Boolean> first = threads.submit(ask());
        await().until(() -> begun.get() == 1);
        Future<Boolean> second = threads.submit(ask());

        mayEnd.release();
        first.get();

        await().until(() -> begun.get() == 2);
        assertThat(second).isNotDone();
        mayEnd.release();
        assertThat(second.get()).isTrue();
    }

    @Test
    void beginSoFarApartThatWhoComesMeanwhileSharesTheNext() throws Exception {
        var spaced = new Rounds(Duration.ofSeconds(2));
        Rounds.Round count = _ -> begun.incrementAndGet() > 0;
        spaced.outcome(count, LONG);

        List<Future<Boolean>> others = IntStream.range(0, 20)
                .mapToObj(_ -> threads.submit(() -> spaced.outcome(count, LONG)))
                .toList();
        for (Future<Boolean> other : others) {
            assertThat(other.get()).isTrue();
        }

        assertThat(begun.get()).isEqualTo(2);
    }

    @Test
    void areNotAwaitedForEver() throws Exception {
        threads.submit(ask());
        await().until(() -> begun.get() == 1);

        assertThat(rounds.outcome(_ -> true, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void thatFailAreRunAgainBySomebodyElse() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> rounds.outcome(
                        _ -> {
                            throw new IllegalStateException("no database");
                        },
                        LONG));

        assertThat(rounds.outcome(_ -> true, LONG)).isTrue();
    }

    private Callable<Boolean> ask() {
        return () -> rounds.outcome(
                _ -> {
                    begun.incrementAndGet();
                    mayEnd.acquire();
                    return true;
                },
                LONG);
    }
}
