package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.Tick;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.scheduler.kit.Instance;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has a database of its own and a year of its own, so that its ticks are told apart in the shared topic. */
class TickEmissionIT {

    private static final String NO_BROKER = "spring.kafka.bootstrap-servers=127.0.0.1:1";

    private final PostgresDatabase database = TestPostgres.newDatabase();
    private final List<Instance> instances = new ArrayList<>();

    private Instance start(Clock clock, String... settings) {
        var instance = Instance.start(database, clock, settings);
        instances.add(instance);
        return instance;
    }

    private void stopAll() {
        instances.forEach(Instance::close);
        instances.clear();
    }

    @AfterEach
    void stop() {
        stopAll();
    }

    private static List<TickRecord> oldestFirst(Instance instance, Job job) {
        return instance.part(TickRecords.class).newest(job, 200).reversed();
    }

    private static void awaitTicks(int count, Instance instance, Job job) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(oldestFirst(instance, job)).hasSize(count));
    }

    private static List<Tick> told(List<ConsumerRecord<byte[], byte[]>> records, Job job, Instant from, Instant to) {
        return records.stream()
                .map(it -> (Tick) EventDeserializer.read(it).event())
                .filter(tick -> tick.job() == job)
                .filter(tick -> !tick.dueAt().isBefore(from) && tick.dueAt().isBefore(to))
                .toList();
    }

    @Test
    void twoInstancesEmitOneTickPerSlotWithWindowsThatFollowEachOther() throws InterruptedException {
        Instant begin = Instant.parse("2032-03-03T10:20:00Z");
        var clock = TestClock.at(begin);
        var one = start(clock);
        var other = start(clock);
        int slots = 30;

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int slot = 1; slot <= slots; slot++) {
                clock.advance(Duration.ofHours(1));
                for (int attempt = 0; attempt < 8; attempt++) {
                    var emitter = (attempt % 2 == 0 ? one : other).part(TickEmitter.class);
                    threads.execute(() -> emitter.emitIfDue(Job.USAGE_SYNC));
                }
                awaitTicks(slot, one, Job.USAGE_SYNC);
            }
        }

        List<TickRecord> ticks = oldestFirst(other, Job.USAGE_SYNC);
        assertThat(ticks).hasSize(slots);
        for (int i = 0; i < slots; i++) {
            Instant due = Instant.parse("2032-03-03T11:00:00Z").plus(Duration.ofHours(i));
            assertThat(ticks.get(i).dueAt()).isEqualTo(due);
            assertThat(ticks.get(i).window()).isEqualTo(new Window(due.minus(Duration.ofHours(1)), due));
        }
        try (var probe = EventProbe.of(Topics.TICKS)) {
            probe.awaitRecords(records -> assertThat(told(records, Job.USAGE_SYNC, begin, clock.instant()))
                    .containsExactlyElementsOf(
                            ticks.stream().map(TickRecord::event).toList()));
        }
    }

    @Test
    void afterAWeekOfDowntimeEachJobHasOneTick() {
        var clock = TestClock.at("2033-03-02T10:20:00Z");
        start(clock);
        stopAll();
        clock.advance(Duration.ofDays(7));

        var instance = start(clock);

        for (Job job : Job.values()) {
            awaitTicks(1, instance, job);
            assertThat(oldestFirst(instance, job).getFirst().cause()).isEqualTo(Cause.CATCH_UP);
        }
        assertThat(oldestFirst(instance, Job.USAGE_SYNC).getFirst().window())
                .isEqualTo(new Window(Instant.parse("2033-03-02T10:00:00Z"), Instant.parse("2033-03-09T10:00:00Z")));
        assertThat(oldestFirst(instance, Job.KEY_VALIDATION).getFirst().dueAt())
                .isEqualTo(Instant.parse("2033-03-09T02:00:00Z"));
        assertThat(oldestFirst(instance, Job.USAGE_PURGE).getFirst().dueAt())
                .isEqualTo(Instant.parse("2033-03-06T03:00:00Z"));
    }

    @Test
    void aSlotThatIsTooLateIsDroppedAndNotOverdue() {
        String weekly = "watcher.schedules.key-validation.cron=0 2 * * SUN";
        var clock = TestClock.at("2034-03-01T10:20:00Z");
        start(clock, weekly);
        stopAll();
        Instant wednesday = Instant.parse("2034-03-08T10:20:00Z");
        clock.setTo(wednesday);

        var instance = start(clock, weekly);

        awaitTicks(1, instance, Job.USAGE_SYNC);
        await().untilAsserted(() -> assertThat(instance.part(Schedules.class)
                        .get(Job.KEY_VALIDATION)
                        .progress()
                        .settledUntil())
                .isEqualTo(Instant.parse("2034-03-05T02:00:00Z")));
        assertThat(oldestFirst(instance, Job.KEY_VALIDATION)).isEmpty();
    }

    @Test
    void aPausedJobEmitsNothingAndCatchesUpWhenItIsResumed() {
        var clock = TestClock.at("2035-03-07T10:20:00Z");
        var one = start(clock);
        var other = start(clock);
        one.part(Schedules.class).enable(Job.USAGE_SYNC, false);
        clock.advance(Duration.ofDays(1));

        awaitTicks(1, one, Job.KEY_VALIDATION);
        assertThat(one.part(TickEmitter.class).emitIfDue(Job.USAGE_SYNC)).isEmpty();
        assertThat(other.part(TickEmitter.class).emitIfDue(Job.USAGE_SYNC)).isEmpty();
        assertThat(oldestFirst(one, Job.USAGE_SYNC)).isEmpty();
        one.part(Schedules.class).enable(Job.USAGE_SYNC, true);

        awaitTicks(1, other, Job.USAGE_SYNC);
        assertThat(oldestFirst(other, Job.USAGE_SYNC).getFirst().window())
                .isEqualTo(new Window(Instant.parse("2035-03-07T10:00:00Z"), Instant.parse("2035-03-08T10:00:00Z")));
    }

    @Test
    void aClockThatStepsBackBringsNoSlotAgain() {
        var clock = TestClock.at("2036-03-05T10:59:00Z");
        var instance = start(clock);
        clock.advance(Duration.ofMinutes(1));
        awaitTicks(1, instance, Job.USAGE_SYNC);
        clock.advance(Duration.ofSeconds(-90));
        assertThat(instance.part(TickEmitter.class).emitIfDue(Job.USAGE_SYNC)).isEmpty();
        clock.advance(Duration.ofSeconds(90));
        assertThat(instance.part(TickEmitter.class).emitIfDue(Job.USAGE_SYNC)).isEmpty();

        clock.advance(Duration.ofHours(1));

        awaitTicks(2, instance, Job.USAGE_SYNC);
        assertThat(oldestFirst(instance, Job.USAGE_SYNC).getLast().dueAt())
                .isEqualTo(Instant.parse("2036-03-05T12:00:00Z"));
    }

    @Test
    void leavesNeitherRowNorEventBehindWhenTheTransactionRollsBack() {
        var instance = start(TestClock.at("2037-03-04T10:20:00Z"));

        instance.part(TransactionTemplate.class).executeWithoutResult(status -> {
            instance.part(TickEmitter.class).runNow(Job.USAGE_SYNC);
            status.setRollbackOnly();
        });

        assertThat(oldestFirst(instance, Job.USAGE_SYNC)).isEmpty();
        assertThat(instance.part(JdbcClient.class)
                        .sql("select count(*) from outbox")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whileTheBrokerIsAwayOneTickWaitsAndTheRestBecomesOneMore() {
        var clock = TestClock.at("2038-03-03T10:20:00Z");
        var cutOff = start(clock, NO_BROKER, "watcher.topics.startup-wait=0s", "watcher.outbox.drain-timeout=0s");
        for (int hour = 0; hour < 10; hour++) {
            clock.advance(Duration.ofHours(1));
            cutOff.part(TickEmitter.class).emitIfDue(Job.USAGE_SYNC);
        }
        assertThat(oldestFirst(cutOff, Job.USAGE_SYNC)).hasSize(1);
        stopAll();

        var instance = start(clock);

        awaitTicks(2, instance, Job.USAGE_SYNC);
        TickRecord rest = oldestFirst(instance, Job.USAGE_SYNC).getLast();
        assertThat(rest.cause()).isEqualTo(Cause.CATCH_UP);
        assertThat(rest.window())
                .isEqualTo(new Window(Instant.parse("2038-03-03T11:00:00Z"), Instant.parse("2038-03-03T20:00:00Z")));
    }

    /** Looking once a second would be half a second late on average; waiting for the instant is not. */
    @Test
    void emitsToTheInstant() {
        var instance = start(Clock.systemUTC(), "watcher.schedules.usage-sync.cron=*/2 * * * * *");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(oldestFirst(instance, Job.USAGE_SYNC)).hasSizeGreaterThanOrEqualTo(5));

        List<Duration> lateness = oldestFirst(instance, Job.USAGE_SYNC).stream()
                .map(tick -> Duration.between(tick.dueAt(), tick.emittedAt()))
                .sorted()
                .toList();

        assertThat(lateness.getFirst()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(lateness.get(lateness.size() / 2))
                .as("median of %s", lateness)
                .isLessThan(Duration.ofMillis(250));
        assertThat(new HashSet<>(oldestFirst(instance, Job.USAGE_SYNC).stream()
                        .map(TickRecord::dueAt)
                        .toList()))
                .hasSameSizeAs(lateness);
    }
}
