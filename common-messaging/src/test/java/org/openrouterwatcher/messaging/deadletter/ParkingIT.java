package org.openrouterwatcher.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.messaging.deadletter.DeadLetterDecisions.Decided;
import org.openrouterwatcher.messaging.deadletter.DeadLetterDecisions.Kind;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParkingIT {

    /** How long a stall may last that other keys notice. */
    private static final Duration STALL = Duration.ofSeconds(5);

    private final String topic = "parking-" + UUID.randomUUID();
    private final PostgresDatabase database = TestPostgres.newDatabase();
    private final List<ParkingService> instances = new ArrayList<>();
    private final ParkingService service = start();
    private final Producer<byte[], byte[]> producer = ProducerSettings.from(
                    Map.of("bootstrap.servers", TestKafka.bootstrapServers()))
            .newProducer("test");

    @AfterEach
    void close() {
        producer.close();
        instances.forEach(ParkingService::close);
    }

    @Test
    void theLaterRecordsOfAKeyWaitAndOtherKeysGoOn() {
        say("a", "a1");
        sayNonsense("a");
        say("a", "a2");
        say("b", "b1");
        say("a", "a3");

        await().atMost(STALL)
                .untilAsserted(() -> assertThat(service.effects("b")).containsExactly("b1"));
        awaitAllHeard();

        assertThat(service.effects("a")).containsExactly("a1");
        assertThat(service.parked()).extracting(DeadLetter::isWaiting).containsExactly(false, true, true);
        DeadLetter first = service.parked().getFirst();
        assertThat(first.failure().cause()).isEqualTo("UnreadableEventException: the value is no KeyRemoved");
        assertThat(first.failure().attempts()).isOne();
        assertThat(service.part(Letters.class).countBehind(first)).isEqualTo(2);
    }

    @Test
    void aRetryAfterTheCauseIsMendedGivesEachItsEffectOnceAndInOrder() {
        service.breakFor("a2");
        say("a", "a1", "a2", "a3", "a4");
        say("b", "b1");
        awaitAllHeard();
        assertThat(service.effects("a")).containsExactly("a1");
        DeadLetter failed = service.parked().getFirst();
        assertThat(failed.failure().cause()).isEqualTo("IllegalStateException: broken: a2");
        assertThat(failed.failure().attempts()).isGreaterThan(1);

        service.mend();
        Verdict verdict = service.retry(failed);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.CarriedOut.class, done -> {
            assertThat(done.letter().state()).isEqualTo(DeadLetter.State.RETRIED);
            assertThat(done.letter().decision().by()).isEqualTo(7);
            assertThat(done.handledBehind()).isEqualTo(2);
        });
        assertThat(service.effects("a")).containsExactly("a1", "a2", "a3", "a4");
        assertThat(service.parked()).isEmpty();
        say("a", "a5");
        awaitAllHeard();
        assertThat(service.effects("a")).endsWith("a4", "a5");
    }

    @Test
    void aRetryThatFailsLeavesEverythingAsItWas() {
        service.breakFor("a1");
        say("a", "a1", "a2");
        awaitAllHeard();
        DeadLetter failed = service.parked().getFirst();

        Verdict verdict = service.retry(failed);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.CarriedOut.class, done -> {
            assertThat(done.letter().isParked()).isTrue();
            assertThat(done.letter().failure().attempts())
                    .isEqualTo(failed.failure().attempts() + 1);
        });
        assertThat(service.parked()).hasSize(2);
        assertThat(service.effects("a")).isEmpty();
    }

    @Test
    void afterASkipTheOthersFollowInOrderUntilOneFailsItself() {
        sayNonsense("a");
        say("a", "a1", "a2", "a3");
        service.breakFor("a2");
        awaitAllHeard();

        service.skip(service.parked().getFirst());

        assertThat(service.effects("a")).containsExactly("a1");
        assertThat(service.parked()).extracting(DeadLetter::isWaiting).containsExactly(false, true);
        service.mend();
        service.retry(service.parked().getFirst());
        assertThat(service.effects("a")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void onlyTheFirstOfAKeyCanBeDecidedAboutAndOnlyOnce() {
        sayNonsense("a");
        say("a", "a1");
        awaitAllHeard();
        DeadLetter first = service.parked().getFirst();

        assertThat(service.skip(service.parked().getLast())).isEqualTo(new Verdict.NotFirst(first.id()));
        assertThat(service.skip(first)).isInstanceOf(Verdict.CarriedOut.class);

        assertThat(service.retry(first)).isInstanceOf(Verdict.DecidedBefore.class);
    }

    @Test
    void aRestartedServiceKeepsParking() {
        sayNonsense("a");
        say("a", "a1");
        awaitAllHeard();
        service.close();

        ParkingService restarted = start();
        say("a", "a2");
        say("b", "b1");
        awaitAllHeard();

        assertThat(restarted.effects("a")).isEmpty();
        assertThat(restarted.effects("b")).containsExactly("b1");
        restarted.skip(restarted.parked().getFirst());
        assertThat(restarted.effects("a")).containsExactly("a1", "a2");
    }

    @Test
    void ofTwoInstancesThatRetryTheSameAtTheSameTimeOneDoes() {
        service.breakFor("a1");
        say("a", "a1", "a2", "a3");
        awaitAllHeard();
        ParkingService other = start();
        service.mend();
        DeadLetter failed = service.parked().getFirst();

        List<CompletableFuture<Verdict>> retries = List.of(
                CompletableFuture.supplyAsync(() -> service.retry(failed)),
                CompletableFuture.supplyAsync(() -> other.retry(failed)),
                CompletableFuture.supplyAsync(() -> other.skip(failed)));
        List<Verdict> verdicts = retries.stream().map(CompletableFuture::join).toList();

        assertThat(verdicts).filteredOn(Verdict.CarriedOut.class::isInstance).hasSize(1);
        assertThat(verdicts)
                .filteredOn(it -> !(it instanceof Verdict.CarriedOut))
                .allMatch(it -> it instanceof Verdict.Busy || it instanceof Verdict.DecidedBefore);
        await().untilAsserted(() -> assertThat(service.parked()).isEmpty());
        assertThat(service.effects("a")).endsWith("a2", "a3").doesNotHaveDuplicates();
    }

    @Test
    void whatAnInstanceLeftBehindOnItsWayIsHandledByAnother() {
        sayNonsense("a");
        say("a", "a1", "a2");
        awaitAllHeard();

        // as if the instance had died after it had noted the decision
        service.part(JdbcClient.class)
                .sql("update dead_letters set state = 'skipped', decided_at = now() where cause is not null")
                .update();

        await().untilAsserted(() -> assertThat(service.effects("a")).containsExactly("a1", "a2"));
    }

    @Test
    void recordsWithoutAKeyAreParkedAlone() {
        sayNonsense(null);
        sayNonsense(null);
        awaitAllHeard();

        assertThat(service.parked()).hasSize(2).noneMatch(DeadLetter::isWaiting);
        DeadLetter second = service.parked().getLast();
        assertThat(service.skip(second)).isInstanceOf(Verdict.CarriedOut.class);
    }

    @Test
    void aRecordThatComesAgainAfterItWasParkedIsNotTriedAgainWhateverWasDecided() throws Exception {
        sayNonsense("a");
        say("a", "a1");
        sayNonsense("b");
        say("b", "b1");
        awaitAllHeard();
        service.skip(service.parked().getFirst());

        service.stopListening();
        try (var admin = TestKafka.admin()) {
            admin.deleteConsumerGroups(List.of(topic)).all().get();
        }
        service.listenAgain();
        awaitAllHeard();

        assertThat(service.effects("a")).containsExactly("a1");
        assertThat(service.effects("b")).isEmpty();
        assertThat(service.parked()).hasSize(2);
    }

    @Test
    void aRetriedRecordIsWhatItWasToTheLastByte() throws Exception {
        var strange = new ProducerRecord<byte[], byte[]>(
                topic, null, 1_700_000_000_123L, new byte[] {0, (byte) 0xff}, new byte[] {(byte) 0xfe, 0});
        strange.headers()
                .add("nul\u0000 and ü", new byte[] {0, 1, (byte) 0xff})
                .add("twice", "1".getBytes(UTF_8))
                .add("twice", null);
        producer.send(strange).get();
        awaitAllHeard();
        service.given().clear();

        service.retry(service.parked().getFirst());

        assertThat(service.given()).singleElement().satisfies(again -> {
            assertThat(again.key()).isEqualTo(strange.key());
            assertThat(again.value()).isEqualTo(strange.value());
            assertThat(again.timestamp()).isEqualTo(strange.timestamp());
            assertThat(again.headers().toArray()).isEqualTo(strange.headers().toArray());
        });
    }

    @Test
    void batchesGoOnWithoutTheRecordsOfAParkedKey() {
        String batchTopic = topic + "-batch";
        service.breakFor("a2");
        for (String each : List.of("a1", "a2", "b1", "a3", "b2")) {
            producer.send(event(batchTopic, each.substring(0, 1), each));
        }
        producer.flush();
        EventProbe.awaitAllHeardBy(topic, batchTopic);

        assertThat(service.effects("b")).containsExactly("b1", "b2");
        assertThat(service.effects("a")).containsExactly("a1");
        service.mend();
        service.retry(service.parked().getFirst());
        assertThat(service.effects("a")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void everyDecisionIsToldWithWhoAndWhy() {
        service.breakFor("a1");
        say("a", "a1");
        awaitAllHeard();
        DeadLetter letter = service.parked().getFirst();

        service.retry(letter);
        service.skip(letter);
        service.skip(letter);

        long id = letter.id();
        assertThat(service.decisions())
                .containsExactly(
                        new Decided(Kind.RETRY_FAILED, 7, id, topic, topic, null, "IllegalStateException: broken: a1"),
                        new Decided(Kind.SKIPPED, 7, id, topic, topic, "not needed", null));
    }

    @Test
    void aDecisionThatCannotBeWrittenDownIsNone() {
        sayNonsense("a");
        awaitAllHeard();
        service.loseDiary();

        assertThatThrownBy(() -> service.skip(service.parked().getFirst())).hasMessage("lost");

        assertThat(service.parked()).hasSize(1);
    }

    @Test
    void whatWasDecidedLongAgoIsForgottenAndWhatIsParkedStays() {
        sayNonsense("a");
        sayNonsense("b");
        awaitAllHeard();
        service.skip(service.parked().getFirst());
        var table = service.part(DecidedLetters.class);
        assertThat(table.removeOldRows(10)).isZero();

        service.part(JdbcClient.class)
                .sql("update dead_letters set parked_at = 'epoch', decided_at = decided_at - interval '36 days'")
                .update();

        assertThat(table.removeOldRows(10)).isOne();
        assertThat(service.parked()).hasSize(1);
    }

    @Test
    void metricsSayHowManyAreParkedAndSinceWhen() {
        assertThat(gauge("watcher.deadletters.parked")).isZero();
        sayNonsense("a");
        say("a", "a1");
        awaitAllHeard();

        await().untilAsserted(
                        () -> assertThat(gauge("watcher.deadletters.parked")).isEqualTo(2));
        assertThat(gauge("watcher.deadletters.oldest.age")).isBetween(0.0, 60.0);
    }

    private ParkingService start() {
        var instance = ParkingService.start(database, topic);
        instances.add(instance);
        return instance;
    }

    private double gauge(String name) {
        return service.part(MeterRegistry.class)
                .get(name)
                .tag("topic", topic)
                .gauge()
                .value();
    }

    private void awaitAllHeard() {
        producer.flush();
        EventProbe.awaitAllHeardBy(topic, topic);
    }

    private void say(String key, String... eventIds) {
        for (String each : eventIds) {
            producer.send(event(topic, key, each));
        }
    }

    private void sayNonsense(@Nullable String key) {
        var event = event(topic, key == null ? "" : key, UUID.randomUUID().toString());
        producer.send(new ProducerRecord<>(
                topic, null, key == null ? null : event.key(), "nonsense".getBytes(UTF_8), event.headers()));
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, String key, String eventId) {
        var event = EventSerializer.record(
                Envelope.of(eventId, "/parking-test", Instant.EPOCH, new KeyRemoved(1, 1, Instant.EPOCH, 1)));
        return new ProducerRecord<>(topic, null, key.getBytes(UTF_8), event.value(), event.headers());
    }
}
