package org.openrouterwatcher.messaging.listening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Headers;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.messaging.deadletter.DeadLetters;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.RealInfrastructure;
import org.openrouterwatcher.testing.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

@SpringBootTest(
        properties = {
            "spring.application.name=listener-test",
            "spring.flyway.locations=classpath:db/messaging",
            "watcher.listeners.first-pause=20ms",
            "watcher.listeners.give-up-after=500ms"
        })
@RealInfrastructure
class ListenerIT {

    private static final String DEAD_LETTERS = Topics.USAGE_EVENTS + "-dlt";
    private static final AtomicLong SUBJECTS = new AtomicLong(System.nanoTime());

    private final long subject = SUBJECTS.incrementAndGet();
    private Producer<byte[], byte[]> producer;
    private EventProbe deadLetters;

    @Autowired
    RecordingListener listener;

    @Autowired
    KafkaListenerEndpointRegistry registry;

    @Autowired
    ListenersHealth health;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void open() {
        producer = ProducerSettings.from(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))
                .newProducer("test");
        deadLetters = EventProbe.of(DEAD_LETTERS);
    }

    @AfterEach
    void close() {
        producer.close();
        deadLetters.close();
    }

    @Test
    void givesEveryEventItsEffectOnceThoughTheTopicIsReplayedTwice() throws Exception {
        for (int each = 0; each < 30; each++) {
            producer.send(event(subject));
        }
        producer.flush();
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        String before = listener.hashOfAllEffects();

        forgetOffsets();
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        forgetOffsets();
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);

        assertThat(listener.hashOfAllEffects()).isEqualTo(before);
        assertThat(listener.effects(subject)).isEqualTo(30);
    }

    @Test
    void losesNothingThatWasSaidWhileItsOffsetsWereLost() throws Exception {
        producer.send(event(subject)).get();
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);

        container().stop();
        try (var admin = TestKafka.admin()) {
            admin.deleteConsumerGroups(List.of(RecordingListener.GROUP)).all().get();
        }
        producer.send(event(subject)).get();
        container().start();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(listener.effects(subject)).isEqualTo(2);
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        double counted = deadLettersCounted();
        List<byte[]> bad = new ArrayList<>();
        for (int each = 0; each < 200; each++) {
            producer.send(event(subject));
            if (each % 20 == 0) {
                byte[] value = ("no event " + UUID.randomUUID()).getBytes(UTF_8);
                bad.add(value);
                producer.send(with(event(SUBJECTS.incrementAndGet()), value));
            }
        }
        producer.flush();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);

        assertThat(listener.effects(subject)).isEqualTo(200);
        assertThat(deadLettersCounted() - counted).isEqualTo(10);
        assertThat(deadLetters.seen().stream()
                        .map(it -> new String(it.value(), UTF_8))
                        .toList())
                .containsAll(bad.stream().map(it -> new String(it, UTF_8)).toList());
    }

    @Test
    void aDeadLetterHasTheBytesAndHeadersItCameWithAndSaysWhy() throws Exception {
        var broken = with(event(subject), "{".getBytes(UTF_8));
        var sent = producer.send(broken).get();

        var letter = deadLetters.awaitRecord(
                it -> header(it, DeadLetters.SOURCE_OFFSET).equals(Long.toString(sent.offset()))
                        && it.partition() == sent.partition());

        assertThat(letter.key()).isEqualTo(broken.key());
        assertThat(letter.value()).isEqualTo(broken.value());
        assertThat(header(letter, Headers.TYPE)).isEqualTo("org.openrouterwatcher.key.removed.v1");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("unreadable: the value is no KeyRemoved");
        assertThat(header(letter, DeadLetters.SOURCE_TOPIC)).isEqualTo(Topics.USAGE_EVENTS);
        assertThat(header(letter, DeadLetters.SOURCE_PARTITION)).isEqualTo(Integer.toString(sent.partition()));
        assertThat(letter.headers().toArray()).noneMatch(it -> new String(it.value(), UTF_8).contains("\tat "));
    }

    @Test
    void doesNotGoPastARecordWhoseDeadLetterIsRefused() throws Exception {
        limitDeadLetters("100");
        var broken = producer.send(with(event(subject), new byte[200])).get();
        try {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(meters.counter("watcher.deadletters.refused", "topic", Topics.USAGE_EVENTS)
                                            .count())
                                    .isGreaterThanOrEqualTo(2));

            assertThat(committed(new TopicPartition(broken.topic(), broken.partition())))
                    .isLessThanOrEqualTo(broken.offset());
        } finally {
            limitDeadLetters(Integer.toString(DeadLetters.MAX_BYTES));
        }
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(deadLetters.seen()).anyMatch(it -> Arrays.equals(it.value(), new byte[200]));
    }

    @Test
    void triesAgainWhatFailedForAMomentAndUndoesTheFirstTry() {
        var tries = new AtomicInteger();
        listener.mishaps.put(subject, () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        producer.send(event(subject));
        producer.flush();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(tries).hasValue(3);
        assertThat(listener.effects(subject)).isOne();
    }

    @Test
    void putsAsideWhatFailsForLongButWaitsForADatabaseThatIsAway() {
        long unlucky = SUBJECTS.incrementAndGet();
        long waiting = SUBJECTS.incrementAndGet();
        var longerThanItsPatience = Instant.now().plusMillis(1500);
        listener.mishaps.put(unlucky, () -> {
            throw new IllegalStateException("never");
        });
        listener.mishaps.put(waiting, () -> {
            if (Instant.now().isBefore(longerThanItsPatience)) {
                throw new DataAccessResourceFailureException("away");
            }
        });

        producer.send(event(unlucky));
        producer.send(event(waiting));
        producer.flush();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(listener.effects(unlucky)).isZero();
        assertThat(listener.effects(waiting)).isOne();
        assertThat(deadLetters.seen())
                .anyMatch(it -> new String(it.key(), UTF_8).equals(Long.toString(unlucky))
                        && header(it, DeadLetters.REASON).equals("failed: IllegalStateException"))
                .noneMatch(it -> new String(it.key(), UTF_8).equals(Long.toString(waiting)));
    }

    @Test
    void survivesHostileHeadersAndValues() {
        var typed = event(subject);
        typed.headers().add("spring_json_header_types", "{\"x\":\"javax.naming.InitialContext\"}".getBytes(UTF_8));
        typed.headers().add("__TypeId__", "java.lang.ProcessBuilder".getBytes(UTF_8));
        typed.headers().add("x", "[[[[".getBytes(UTF_8));
        var large = event(subject);
        large.headers().add(new RecordHeader("large", new byte[64 * 1024]));
        long strangers = SUBJECTS.incrementAndGet();
        var hostile = event(strangers);
        hostile.headers().remove(Headers.ID).add(Headers.ID, new byte[64 * 1024]);
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) '[');
        var last = event(subject);

        List.of(typed, large, hostile, with(event(SUBJECTS.incrementAndGet()), deep), last)
                .forEach(producer::send);
        producer.flush();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(listener.effects(subject)).isEqualTo(3);
        assertThat(deadLetters.seen())
                .filteredOn(it -> Long.parseLong(new String(it.key(), UTF_8)) >= strangers)
                .hasSize(2);
        assertThat(container().isRunning()).isTrue();
    }

    @Test
    void skipsAndCountsTypesItDoesNotKnow() {
        var unknown = event(subject);
        unknown.headers()
                .remove(Headers.TYPE)
                .add(Headers.TYPE, "org.openrouterwatcher.key.renamed.v9".getBytes(UTF_8));

        producer.send(unknown);
        producer.flush();

        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(meters.get("watcher.events.unknown").counter().count()).isPositive();
        assertThat(deadLetters.seen()).noneMatch(it -> new String(it.key(), UTF_8).equals(Long.toString(subject)));
    }

    @Test
    void aListenerThatAnErrorEndsMakesTheServiceUnready() {
        listener.mishaps.put(subject, () -> {
            listener.mishaps.remove(subject);
            throw new StackOverflowError();
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        producer.send(event(subject));
        producer.flush();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        container().stop();
        container().start();
        EventProbe.awaitAllHeardBy(RecordingListener.GROUP, Topics.USAGE_EVENTS);
        assertThat(listener.effects(subject)).isOne();
    }

    private MessageListenerContainer container() {
        return registry.getListenerContainer(RecordingListener.GROUP);
    }

    private static ProducerRecord<byte[], byte[]> event(long subject) {
        return EventSerializer.record(Envelope.of(
                UUID.randomUUID().toString(),
                "/listener-test",
                Instant.EPOCH,
                new KeyRemoved(subject, 1, Instant.EPOCH, 1)));
    }

    private static ProducerRecord<byte[], byte[]> with(ProducerRecord<byte[], byte[]> original, byte[] value) {
        return new ProducerRecord<>(original.topic(), null, original.key(), value, original.headers());
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        var header = kafkaRecord.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private double deadLettersCounted() {
        return meters.counter("watcher.deadletters", "topic", Topics.USAGE_EVENTS)
                .count();
    }

    private void forgetOffsets() throws Exception {
        container().stop();
        try (var admin = TestKafka.admin()) {
            admin.deleteConsumerGroups(List.of(RecordingListener.GROUP)).all().get();
        }
        container().start();
    }

    private static long committed(TopicPartition partition) throws Exception {
        try (Admin admin = TestKafka.admin()) {
            var offset = admin.listConsumerGroupOffsets(RecordingListener.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return offset == null ? 0 : offset.offset();
        }
    }

    private static void limitDeadLetters(String maxBytes) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, DEAD_LETTERS);
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", maxBytes), AlterConfigOp.OpType.SET);
        try (Admin admin = TestKafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(limit)))
                    .all()
                    .get();
        }
    }
}
