package org.openrouterwatcher.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.audit.trail.TrailConfiguration;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Topic;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.openrouterwatcher.testing.TestKafka;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.BatchListenerFailedException;

/** An instance of a service with a listener of records and one of batches, each with a topic of its own. */
final class ParkingService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private ParkingService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an instance that hears {@code name} and {@code name-batch}, as the group of this name; {@code settings} go
     * before its own.
     */
    static ParkingService start(PostgresDatabase database, String name, String... settings) {
        var properties = TestPropertyValues.of(
                        "spring.application.name=parking-service",
                        "spring.flyway.locations=classpath:db/messaging",
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "spring.datasource.hikari.maximum-pool-size=5",
                        "watcher.listeners.first-pause=20ms",
                        "watcher.listeners.give-up-after=300ms",
                        "test.name=" + name)
                .and(settings);
        return new ParkingService(new SpringApplicationBuilder(Application.class)
                .initializers(properties::applyTo)
                .run());
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Makes effects of events with this id fail from now on. */
    void breakFor(String eventId) {
        part(Listeners.class).broken.add(eventId);
    }

    void mend() {
        part(Listeners.class).broken.clear();
    }

    /** What is to happen each time that an event with this id is heard, before its effect. */
    void before(String eventId, Runnable mishap) {
        part(Listeners.class).mishaps.put(eventId, mishap);
    }

    /** How often a listener was given something in vain, or could not say that it has done it. */
    long failures() {
        return part(MeterRegistry.class).find("spring.kafka.listener").tag("result", "failure").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** How many records went to the topics of dead letters. */
    double deadLetters() {
        return part(MeterRegistry.class).find("watcher.deadletters").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The records that a listener was given, oldest first. */
    List<ConsumerRecord<byte[], byte[]>> given() {
        return part(Listeners.class).given;
    }

    /** The ids of events that have taken effect for a key, in order; on any instance. */
    List<String> effects(String key) {
        return part(JdbcClient.class)
                .sql("select event_id from effect where key = :key order by number")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** What is parked, the first to go first. */
    List<DeadLetter> parked() {
        return part(Letters.class)
                .page(null, DeadLetter.State.PARKED, null, 1000)
                .reversed();
    }

    Verdict retry(DeadLetter letter) {
        return part(DeadLetterDesk.class).retry(letter.id(), 7);
    }

    Verdict skip(DeadLetter letter) {
        return part(DeadLetterDesk.class).skip(letter.id(), 7, "not needed");
    }

    /** What was decided, as it was told. */
    List<DeadLetterDecisions.Decided> decisions() {
        return part(Diary.class).decisions;
    }

    /** Makes writing down a decision fail from now on. */
    void loseDiary() {
        part(Diary.class).isLost = true;
    }

    void stopListening() {
        part(KafkaListenerEndpointRegistry.class).getListenerContainers().forEach(it -> it.stop());
    }

    void listenAgain() {
        part(KafkaListenerEndpointRegistry.class).getListenerContainers().forEach(it -> it.start());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = TrailConfiguration.class)
    @Import({Listeners.class, Diary.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        WatchedTopics topics(@Value("${test.name}") String name) {
            var retention = new Topic.Retention.For(Duration.ofDays(1));
            return new WatchedTopics(List.of(new Topic(name, 2, retention), new Topic(name + "-batch", 1, retention)));
        }
    }

    /** Hears of decisions. */
    static class Diary implements DeadLetterDecisions {

        final List<Decided> decisions = new CopyOnWriteArrayList<>();
        volatile boolean isLost;

        @Override
        public void decided(Decided decision) {
            if (isLost) {
                throw new IllegalStateException("lost");
            }
            decisions.add(decision);
        }
    }

    /** The effect is one row per event, and doing it twice would show. */
    static class Listeners {

        final Set<String> broken = ConcurrentHashMap.newKeySet();
        final Map<String, Runnable> mishaps = new ConcurrentHashMap<>();
        final List<ConsumerRecord<byte[], byte[]>> given = new CopyOnWriteArrayList<>();

        private final EventReader reader;
        private final Inbox inbox;
        private final JdbcClient jdbc;

        Listeners(EventReader reader, Inbox inbox, JdbcClient jdbc) {
            this.reader = reader;
            this.inbox = inbox;
            this.jdbc = jdbc;
            jdbc.sql("create table if not exists effect (number bigserial, key text, event_id text)")
                    .update();
        }

        @KafkaListener(id = "records", groupId = "${test.name}", topics = "${test.name}")
        void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            given.add(kafkaRecord);
            reader.read(kafkaRecord)
                    .ifPresent(envelope -> handle(envelope, () -> {
                        jdbc.sql("insert into effect (key, event_id) values (:key, :id)")
                                .param("key", new String(kafkaRecord.key(), UTF_8))
                                .param("id", envelope.id())
                                .update();
                        if (broken.contains(envelope.id())) {
                            throw new IllegalStateException("broken: " + envelope.id());
                        }
                    }));
        }

        private void handle(Envelope<Event> envelope, Runnable effect) {
            mishaps.getOrDefault(envelope.id(), () -> {}).run();
            inbox.once("test", envelope, effect);
        }

        @KafkaListener(id = "batches", groupId = "${test.name}", topics = "${test.name}-batch", batch = "true")
        void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
            for (ConsumerRecord<byte[], byte[]> each : batch) {
                try {
                    hear(each);
                } catch (RuntimeException e) {
                    throw new BatchListenerFailedException("one of a batch failed", e, each);
                }
            }
        }
    }
}
