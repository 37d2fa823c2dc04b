package org.openrouterwatcher.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.messaging.outbox.Removals.tokenRevoked;
import static org.openrouterwatcher.messaging.outbox.Removals.versions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;

/** Between the acknowledgement and the mark a relay can break down; the next one sends again what is not marked. */
class RepublishingIT {

    private static final int BREAKDOWNS = 40;

    private final OutboxInstance service =
            OutboxInstance.of(OutboxInstance.migrated(TestPostgres.newDatabase()), TestKafka.bootstrapServers());
    private final List<Long> subjects =
            LongStream.range(0, 5).mapToObj(_ -> Removals.newSubject()).toList();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void neverCarriesAnOlderState() {
        breakTwoOfThreeMarks();
        service.startRelay();

        var version = new AtomicLong();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    version.incrementAndGet();
                    subjects.forEach(subject -> service.tell(tokenRevoked(subject, version.get())));
                    return breakdowns() >= BREAKDOWNS;
                });

        mendMarks();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(service.unsent()).isZero());
        try (var probe = EventProbe.of(Topics.TOKEN_EVENTS)) {
            for (long subject : subjects) {
                assertThat(versions(probe.seen(), TokenEvent.token(subject)))
                        .isSorted()
                        .endsWith(version.get());
            }
        }
    }

    /** Without this the test above would prove nothing: the same breakdowns, and a relay that sends row by row. */
    @Test
    void aRelayThatSendsEveryRowCarriesOlderStates() {
        long subject = subjects.getFirst();
        LongStream.rangeClosed(1, 3).forEach(version -> service.tell(tokenRevoked(subject, version)));

        List<Long> log = new ArrayList<>();
        for (int breakdown = 0; breakdown < 2; breakdown++) {
            log.addAll(service.jdbc
                    .sql("select version from outbox where sent_at is null order by id")
                    .query(Long.class)
                    .list());
        }

        assertThat(log)
                .isNotEqualTo(log.stream().sorted(Comparator.naturalOrder()).toList());
    }

    private void breakTwoOfThreeMarks() {
        service.jdbc.sql("""
                        create function break_down() returns trigger language plpgsql as
                        $$ begin
                            if random() < 0.67 then raise exception 'broken down'; end if;
                            return null;
                        end $$
                        """).update();
        service.jdbc
                .sql(
                        "create trigger break_down after update on outbox for each statement execute function break_down()")
                .update();
    }

    private void mendMarks() {
        service.jdbc.sql("drop trigger break_down on outbox").update();
    }

    private long breakdowns() {
        return service.jdbc
                .sql("select last_value from outbox_epoch")
                .query(Long.class)
                .single();
    }
}
