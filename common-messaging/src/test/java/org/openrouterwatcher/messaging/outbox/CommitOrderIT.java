package org.openrouterwatcher.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** Ids are given out in one order and become visible in another: transactions take their time. */
class CommitOrderIT {

    private static final int WRITERS = 8;
    private static final Duration WRITING = Duration.ofSeconds(3);

    private final OutboxInstance service =
            OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), TestKafka.bootstrapServers());
    private final Set<Long> written = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void losesNothingOfWritersThatCommitInAnyOrder() throws InterruptedException {
        service.startRelay();

        write();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.unsent()).isZero());
        assertThat(subjectsInTheLog()).containsAll(written);
    }

    /** Without this the test above would prove nothing. */
    @Test
    void aPollerThatAsksForHigherPositionsLosesSome() throws InterruptedException {
        try (var poller = new PositionPoller()) {
            write();
            poller.awaitLast();

            assertThat(poller.seen).isNotEmpty().hasSizeLessThan(written.size());
        }
    }

    private void write() throws InterruptedException {
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
        done.await();
    }

    private void writeSlowly() {
        long subject = Removals.newSubject();
        service.transactions.executeWithoutResult(_ -> {
            service.outbox.append(keyRemoved(subject, 1));
            service.jdbc
                    .sql("select pg_sleep(:seconds)")
                    .param("seconds", ThreadLocalRandom.current().nextDouble(0.02))
                    .query()
                    .singleRow();
        });
        written.add(subject);
    }

    private Set<Long> subjectsInTheLog() {
        try (var probe = EventProbe.of(Topics.USAGE_EVENTS)) {
            return probe.seen().stream()
                    .map(it -> Long.valueOf(new String(it.key(), UTF_8)))
                    .collect(Collectors.toSet());
        }
    }

    /** The broken relay: remembers how far it has come. */
    private final class PositionPoller implements AutoCloseable {

        final Set<Long> seen = ConcurrentHashMap.newKeySet();
        private volatile boolean running = true;
        private volatile long position;

        PositionPoller() {
            Thread.ofVirtual().start(() -> {
                while (running) {
                    poll();
                }
            });
        }

        private void poll() {
            service.jdbc
                    .sql("select id, key from outbox where id > :position order by id")
                    .param("position", position)
                    .query((row, _) -> {
                        position = row.getLong("id");
                        return row.getLong("key");
                    })
                    .list()
                    .forEach(seen::add);
        }

        void awaitLast() {
            long last = service.jdbc
                    .sql("select max(id) from outbox")
                    .query(Long.class)
                    .single();
            await().until(() -> position >= last);
        }

        @Override
        public void close() {
            running = false;
        }
    }
}
