package org.openrouterwatcher.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.chain.Head;

class AuditChainIT {

    private static final int WRITERS = 8;
    private static final int ENTRIES_EACH = 50;
    private static final int CHAINERS = 3;

    private final TrailDatabase database = new TrailDatabase();

    @Test
    void isOneLineThoughManyWriteAndSeveralChain() {
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> chainers = inParallel(CHAINERS, threads, () -> {
                while (writing.get()) {
                    database.chain.extend(7);
                }
            });
            all(inParallel(WRITERS, threads, () -> database.write(ENTRIES_EACH)));
            writing.set(false);
            all(chainers);
        }

        database.chain.extend(Integer.MAX_VALUE);

        var found = database.check();
        assertThat(found.firstFlaw()).isEmpty();
        assertThat(found.unchained()).isZero();
        assertThat(found.entries()).isEqualTo(WRITERS * ENTRIES_EACH);
        assertThat(found.head().number()).isEqualTo(WRITERS * ENTRIES_EACH);
    }

    @Test
    void takesUpLaterWhatWasWrittenFirstAndCommittedLast() throws InterruptedException {
        var written = new CountDownLatch(1);
        var othersAreChained = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> database.transaction.executeWithoutResult(_ -> {
            database.trail.done("key.remove", Subject.of("key", "slow"));
            written.countDown();
            await(othersAreChained);
        }));
        written.await();
        database.chained(3);
        othersAreChained.countDown();
        slow.join();

        database.chain.extend(10);

        assertThat(database.check().firstFlaw()).isEmpty();
        assertThat(database.jdbc
                        .sql("select number from audit_entries where subject = 'key:slow'")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void leavesTheChainToWhoeverIsAtIt() {
        database.write(1);

        Integer chained = database.transaction.execute(_ -> {
            database.jdbc
                    .sql("select number from audit_head for update")
                    .query(Long.class)
                    .single();
            return CompletableFuture.supplyAsync(() -> database.chain.extend(10))
                    .join();
        });

        assertThat(chained).isZero();
        assertThat(database.chain.extend(10)).isOne();
    }

    @Test
    void beginsWithNothing() {
        assertThat(database.chain.extend(10)).isZero();

        assertThat(database.check().firstFlaw()).isEmpty();
        assertThat(database.check().head()).isEqualTo(Head.START);
    }

    private static List<CompletableFuture<Void>> inParallel(int times, Executor threads, Runnable work) {
        return IntStream.range(0, times)
                .mapToObj(_ -> CompletableFuture.runAsync(work, threads))
                .toList();
    }

    private static void all(List<CompletableFuture<Void>> works) {
        works.forEach(CompletableFuture::join);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
