package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.testing.TestKafka;

/** Gateways that count together through a real broker. */
class SharedQuotaIT {

    private static final Quota HUNDRED = new Quota("token", 100, Duration.ofHours(1));
    private static final Clock CLOCK = Clock.systemUTC();

    private final long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final List<Counter> counters = new ArrayList<>();

    @BeforeAll
    static void makeTopic() {
        try (var admin = TestKafka.admin()) {
            admin.createTopics(List.of(new NewTopic(Topics.TOKEN_USAGE, 6, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .handle((_, _) -> true)
                    .join();
        }
    }

    /** What a gateway has for counting, without the rest of it. */
    private static final class Counter implements AutoCloseable {
        final SharedQuota quota;
        private final TokenUsageListener listener;
        private final ClaimSender sender;
        private volatile boolean dead;

        Counter(String name, String bootstrapServers) {
            var gateways = new CountingGateways(name + "/" + System.nanoTime(), CLOCK);
            quota = new SharedQuota(HUNDRED, 1000, Duration.ofMillis(100), gateways, CLOCK);
            Map<String, Object> config = Map.of(
                    "bootstrap.servers", bootstrapServers, "auto.offset.reset", "none", "enable.auto.commit", "false");
            listener = new TokenUsageListener(
                    () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                    quota,
                    CLOCK);
            var settings = ProducerSettings.from(Map.of("bootstrap.servers", bootstrapServers));
            sender = new ClaimSender(() -> untilDead(settings.newProducer(name)), quota, gateways, CLOCK);
            listener.start();
            sender.start();
        }

        /** From now on nothing it says reaches anybody. */
        void die() {
            dead = true;
        }

        @SuppressWarnings("unchecked")
        private Producer<byte[], byte[]> untilDead(Producer<byte[], byte[]> producer) {
            return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Producer.class},
                    (_, method, arguments) -> dead && method.getName().equals("send")
                            ? new CompletableFuture<>()
                            : method.invoke(producer, arguments));
        }

        boolean hears(int others) {
            return quota.isCaughtUp()
                    && quota.peers().trusted()
                    && quota.peers().others().size() == others;
        }

        @Override
        public void close() {
            sender.close();
            if (listener.isRunning()) {
                listener.stop();
            }
        }
    }

    private Counter counter(String name) {
        var counter = new Counter(name, TestKafka.bootstrapServers());
        counters.add(counter);
        return counter;
    }

    private void awaitAcquainted() {
        await("gateways know of each other")
                .atMost(Duration.ofSeconds(60))
                .until(() -> counters.stream().allMatch(it -> it.hears(counters.size() - 1)));
    }

    @AfterEach
    void close() {
        counters.forEach(Counter::close);
    }

    @Test
    void exactlyTheLimitIsLetThroughAtTenTimesTheLimitOverTwoGateways() throws Exception {
        counter("one");
        counter("two");
        awaitAcquainted();

        long granted = granted(1000);

        assertThat(granted).isBetween(100L, 101L);
    }

    @Test
    void theLimitSurvivesARestart() throws Exception {
        Counter first = counter("one");
        awaitAcquainted();
        assertThat(granted(60)).isEqualTo(60);
        first.close();
        counters.clear();

        counter("one");

        assertThat(granted(1000)).isEqualTo(40);
    }

    @Test
    void aGatewayThatDiesTakesNoMoreThanItsStockWithIt() throws Exception {
        counter("one");
        Counter killed = counter("two");
        awaitAcquainted();
        assertThat(killed.quota.take(token).granted()).isTrue();
        killed.die();
        counters.remove(killed);
        killed.close();
        awaitAcquainted();

        long granted = granted(1000);

        assertThat(granted).isBetween(80L, 100L);
    }

    @Test
    void eachGatewayUsesItsPartWhenTheTopicFallsSilent() throws Exception {
        counter("one");
        counter("two");
        awaitAcquainted();
        counters.forEach(Counter::die);
        counters.forEach(it -> it.listener.stop());

        long granted = granted(1000);

        assertThat(granted).isBetween(80L, 100L);
    }

    @Test
    void aRequestWaitsNoLongerForASilentTopicThanItMust() throws Exception {
        Counter deaf = counter("one");
        awaitAcquainted();
        deaf.die();
        deaf.listener.stop();
        granted(100);

        long begin = System.nanoTime();
        granted(100);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1000));
    }

    /** So many requests at once, spread over the gateways; how many were granted. */
    private long granted(int requests) throws Exception {
        List<Callable<Boolean>> calls = IntStream.range(0, requests)
                .mapToObj(it -> (Callable<Boolean>) () ->
                        counters.get(it % counters.size()).quota.take(token).granted())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().filter(Future::resultNow).count();
        }
    }
}
