package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.OutboxChanges.Answer;
import org.openrouterwatcher.messaging.outbox.OutboxChanges.Change;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

class OutboxChangesIT {

    private static final int WRITERS = 8;
    private static final Duration WRITING = Duration.ofSeconds(5);

    private final OutboxInstance service =
            OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), TestKafka.bootstrapServers());
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void missNothingOfWritersThatCommitInAnyOrder() throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();

        writeBeside(cursor -> {
            Answer answer = service.changes.since(Topics.TOKEN_EVENTS, cursor);
            assertThat(answer.isComplete()).isTrue();
            answer.changes().forEach(it -> seen.add(it.key()));
            return answer.cursor();
        });

        assertThat(seen).containsExactlyInAnyOrderElementsOf(written);
    }

    /** Without this the test above would prove nothing. */
    @Test
    void byPositionSomeWouldBeMissed() throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();

        writeBeside(position -> service
                .jdbc
                .sql("select id, key from outbox where id > :position order by id")
                .param("position", position)
                .query((row, _) -> {
                    seen.add(row.getString("key"));
                    return row.getLong("id");
                })
                .list()
                .stream()
                .mapToLong(it -> it)
                .max()
                .orElse(position));

        assertThat(seen).isNotEmpty().hasSizeLessThan(written.size());
    }

    @Test
    void holdTheCursorBackWhileATransactionIsOpenAndThenGiveWhatItWrote() throws InterruptedException {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        long slow = Removals.newSubject();
        Thread writer = Thread.ofVirtual()
                .start(() -> service.transactions.executeWithoutResult(_ -> {
                    service.outbox.append(tokenRevoked(slow, 1));
                    appended.countDown();
                    await(mayCommit);
                }));
        appended.await();
        long quick = Removals.newSubject();
        service.tell(tokenRevoked(quick, 1));

        Answer before = service.changes.since(Topics.TOKEN_EVENTS, 0);
        mayCommit.countDown();
        writer.join();
        Answer after = service.changes.since(Topics.TOKEN_EVENTS, before.cursor());

        assertThat(keys(before)).containsExactly(TokenEvent.token(quick));
        assertThat(keys(after)).contains(TokenEvent.token(slow));
        assertThat(after.cursor()).isGreaterThan(before.cursor());
    }

    @Test
    void saysWhenItCannotKnowBecauseEntriesAreGone() {
        service.tell(tokenRevoked(Removals.newSubject(), 1));
        long cursor = service.changes.since(Topics.TOKEN_EVENTS, 0).cursor();
        service.tell(tokenRevoked(Removals.newSubject(), 1));
        service.jdbc.sql("update outbox set sent_at = now()").update();
        service.entries.removeSentBefore(Instant.now().plusSeconds(60), 100);

        Answer old = service.changes.since(Topics.TOKEN_EVENTS, cursor);
        Answer later = service.changes.since(Topics.TOKEN_EVENTS, newestCursor());

        assertThat(old.isComplete()).isFalse();
        assertThat(old.cursor()).isEqualTo(cursor);
        assertThat(later.isComplete()).isTrue();
        assertThat(later.changes()).isEmpty();
    }

    @Test
    void saysThatACursorOfAnotherDatabaseMeansNothingHere() {
        Answer answer = service.changes.since(Topics.TOKEN_EVENTS, Long.MAX_VALUE / 2);

        assertThat(answer.isComplete()).isFalse();
    }

    private long newestCursor() {
        return service.jdbc
                .sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    private void writeBeside(LongUnaryOperator poll) throws InterruptedException {
        long end = System.nanoTime() + WRITING.toNanos();
        var done = new CountDownLatch(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - end < 0) {
                    writeSlowly();
                }
                done.countDown();
            });
        }
        long cursor = 0;
        while (done.getCount() > 0) {
            cursor = poll.applyAsLong(cursor);
        }
        poll.applyAsLong(cursor);
    }

    private void writeSlowly() {
        long subject = Removals.newSubject();
        service.transactions.executeWithoutResult(_ -> {
            service.outbox.append(tokenRevoked(subject, 1));
            service.jdbc
                    .sql("select pg_sleep(:seconds)")
                    .param("seconds", ThreadLocalRandom.current().nextDouble(0.02))
                    .query()
                    .singleRow();
        });
        written.add(TokenEvent.token(subject));
    }

    private static List<String> keys(Answer answer) {
        return answer.changes().stream().map(Change::key).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
