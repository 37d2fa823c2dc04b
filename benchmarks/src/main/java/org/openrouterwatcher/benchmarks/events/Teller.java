package org.openrouterwatcher.benchmarks.events;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.openrouterwatcher.events.UsageEvent.UsageLine;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.events.UsageSource;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The side that tells: changes a row and appends the event of it to the outbox, in one transaction, as usage-service
 * does with a day of a key.
 */
final class Teller implements Side.Work {

    /** As many as a large team has; events of one key stay in order. */
    static final int KEYS = 100;

    private static final String ID = "event-";

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Teller(Outbox outbox, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        jdbc.sql("create table told (key_id bigint primary key, version bigint not null)")
                .update();
    }

    public static void main(String[] arguments) throws Exception {
        Side.run(Teller.class);
    }

    /** The number of an event, by the id under which it was told. */
    static int number(String eventId) {
        return Integer.parseInt(eventId.substring(ID.length()));
    }

    /**
     * {@code open FIRST COUNT RATE FOLDER} or {@code closed FIRST COUNT WRITERS FOLDER}: tells events of these numbers
     * and leaves there when each was to begin and when it was committed.
     */
    @Override
    public String run(String[] words) throws Exception {
        int first = Integer.parseInt(words[1]);
        int count = Integer.parseInt(words[2]);
        int third = Integer.parseInt(words[3]);
        var begun =
                words[0].equals("open") ? Moments.planned(Moments.now(), count, third) : new Moments(new long[count]);
        var committed = new Moments(new long[count]);
        if (words[0].equals("open")) {
            tellInTime(first, begun, committed);
        } else {
            tellAtOnce(first, begun, committed, third);
        }
        var folder = Path.of(words[4]);
        begun.write(folder.resolve("begun-" + first));
        committed.write(folder.resolve("committed-" + first));
        return "told";
    }

    private void tellInTime(int first, Moments planned, Moments committed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tellings = new ArrayList<Future<Long>>();
            for (int i = 0; i < planned.nanos().length; i++) {
                int number = first + i;
                awaitMoment(planned.nanos()[i]);
                tellings.add(threads.submit(() -> tell(number)));
            }
            for (int i = 0; i < tellings.size(); i++) {
                committed.nanos()[i] = tellings.get(i).get();
            }
        }
    }

    private static void awaitMoment(long moment) {
        for (long left = moment - Moments.now(); left > 0; left = moment - Moments.now()) {
            LockSupport.parkNanos(left);
        }
    }

    private void tellAtOnce(int first, Moments begun, Moments committed, int writers) throws Exception {
        var next = new AtomicInteger();
        Callable<Void> writer = () -> {
            for (int i = next.getAndIncrement(); i < begun.nanos().length; i = next.getAndIncrement()) {
                begun.nanos()[i] = Moments.now();
                committed.nanos()[i] = tell(first + i);
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var end : threads.invokeAll(Collections.nCopies(writers, writer))) {
                end.get();
            }
        }
    }

    /** Returns when it was committed. */
    private long tell(int number) {
        long keyId = number % KEYS;
        transactions.executeWithoutResult(_ -> outbox.append(ID + number, event(keyId, change(keyId))));
        return Moments.now();
    }

    private long change(long keyId) {
        return jdbc.sql("""
                        insert into told (key_id, version) values (:key, 1)
                        on conflict (key_id) do update set version = told.version + 1 returning version
                        """).param("key", keyId).query(Long.class).single();
    }

    private static UsageUpdated event(long keyId, long version) {
        var line = new UsageLine(
                "anthropic/claude-opus-4.5",
                "anthropic/claude-4.5-opus-20251124",
                "Anthropic",
                "1a2b3c4d-0000-4000-8000-000000000000",
                12L,
                34_567L,
                8_901L,
                234L,
                new BigDecimal("1.234567"),
                BigDecimal.ZERO);
        Instant now = Instant.now();
        return new UsageUpdated(
                keyId,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                UsageSource.ACTIVITY,
                false,
                List.of(line),
                now,
                version);
    }
}
