package org.openrouterwatcher.gateway.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.gateway.testing.LogProbe;
import org.openrouterwatcher.testing.TestClock;

class ProgressReporterTest {

    private static final Duration NEVER_BY_ITSELF = Duration.ofHours(1);

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final ViewTrust trust = Trust.none(clock);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final ProgressReporter reporter = reporter(NEVER_BY_ITSELF);

    @AfterEach
    void stop() {
        reporter.stop();
    }

    @Test
    void tellsNothingWhileThereIsNoFeed() {
        reporter.start();

        reporter.tellAtOnce();

        await().during(Duration.ofMillis(200)).until(() -> reports().isEmpty());
    }

    @Test
    void tellsHowFarItIsAndHowMuchItTrustsItsView() {
        Run run = trust.startOver(1);
        run.applied(0, 17);

        reporter.start();

        FeedApplied report = awaitReports(1).getFirst();
        assertThat(report)
                .isEqualTo(new FeedApplied(
                        run.gateway(), 0, 17, 1, GatewayState.BOOTING, -1, Map.of("revoked", 3L), clock.instant(), 1));
    }

    @Test
    void tellsWhenItGotThereAndNotWhenItSaysSo() {
        Run run = trust.startOver(1);
        run.applied(0, 17);
        Instant gotThere = clock.instant();
        clock.advance(Duration.ofMillis(40));

        reporter.start();

        assertThat(awaitReports(1).getFirst().appliedAt()).isEqualTo(gotThere);
    }

    @Test
    void tellsAtOnceWhenSomebodyMayBeWaiting() {
        Run run = trust.startOver(1);
        reporter.start();
        awaitReports(1);

        run.applied(0, 18);
        reporter.tellAtOnce();

        FeedApplied second = awaitReports(2).getLast();
        assertThat(second.nextOffset()).isEqualTo(18);
        assertThat(second.beat()).isEqualTo(2);
    }

    @Test
    void tellsTogetherWhatComesInQuickSuccession() {
        trust.startOver(1);
        reporter.start();
        long begunAt = System.nanoTime();

        await().pollInterval(Duration.ofMillis(1))
                .during(Duration.ofMillis(200))
                .until(() -> {
                    reporter.tellAtOnce();
                    return true;
                });

        long tenMillis = Duration.ofNanos(System.nanoTime() - begunAt).toMillis() / 10;
        assertThat(reports()).hasSizeBetween(2, (int) tenMillis + 2);
    }

    @Test
    void tellsAgainAndAgainAlsoWhenNothingHappens() {
        trust.startOver(1);
        var often = reporter(Duration.ofMillis(10));

        often.start();
        awaitReports(5);
        often.stop();

        assertThat(reports()).extracting(FeedApplied::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void remembersWhichBeatTheBrokerHas() {
        Run run = trust.startOver(1);

        reporter.start();

        await().until(() -> run.freshness().asking().acknowledgedBeat() == 1);
    }

    @Test
    void saysGoodbyeForARunThatIsOverAndAtItsOwnEnd() {
        Run first = trust.startOver(1);
        reporter.start();
        awaitReports(1);
        Run second = trust.startOver(1);
        reporter.tellAtOnce();
        awaitReports(3);

        reporter.stop();

        assertThat(awaitReports(4))
                .filteredOn(it -> it.nextOffset() == Long.MAX_VALUE)
                .extracting(FeedApplied::gateway)
                .containsExactly(first.gateway(), second.gateway());
    }

    @Test
    void holdsNobodyUpWhileTheBrokerDoesNotAnswer() {
        var silent = new MockProducer<>(
                false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
        Run run = trust.startOver(1);
        var stuck =
                new ProgressReporter(new ProgressSender(() -> silent), trust, Map::of, clock, Duration.ofMillis(10));
        stuck.start();
        await().until(() -> silent.history().size() == 1);

        run.applied(0, 5);
        stuck.tellAtOnce();

        assertThat(run.freshness().asking().acknowledgedBeat()).isZero();
        silent.completeNext();
        await().until(() -> silent.history().size() == 2);
        assertThat(run.freshness().asking().acknowledgedBeat()).isEqualTo(1);
        silent.completeNext();
        stuck.stop();
    }

    @Test
    void writesOneLineWhenItCannotTellAndOneWhenItCanAgain() throws Exception {
        int[] tries = {0};
        var sender = new ProgressSender(() -> {
            if (++tries[0] < 5) {
                throw new KafkaException("no such host");
            }
            return producer;
        });

        try (var log = new LogProbe(ProgressSender.class)) {
            for (int i = 0; i < 4; i++) {
                assertThat(sender.send(List.of(report()), clock.instant())).isFalse();
            }
            assertThat(sender.send(List.of(report()), clock.instant())).isTrue();

            assertThat(log.messages()).containsExactly("progress cannot be told now", "progress can be told again");
        }
    }

    @Test
    void doesNotTakeABeatForSentThatTheBrokerNeverGot() throws Exception {
        producer.sendException = new TimeoutException("too late");

        assertThat(new ProgressSender(() -> producer).send(List.of(report()), clock.instant()))
                .isFalse();
    }

    private ProgressReporter reporter(Duration every) {
        return new ProgressReporter(
                new ProgressSender(() -> producer), trust, () -> Map.of("revoked", 3L), clock, every);
    }

    private FeedApplied report() {
        return new FeedApplied("gateway", 0, 1, 1, GatewayState.FRESH, 5, Map.of(), clock.instant(), 1);
    }

    private List<FeedApplied> awaitReports(int count) {
        return await().until(this::reports, it -> it.size() >= count);
    }

    private List<FeedApplied> reports() {
        return producer.history().stream().map(ProgressReporterTest::read).toList();
    }

    private static FeedApplied read(ProducerRecord<byte[], byte[]> written) {
        var read = new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return (FeedApplied) EventDeserializer.read(read).event();
    }
}
