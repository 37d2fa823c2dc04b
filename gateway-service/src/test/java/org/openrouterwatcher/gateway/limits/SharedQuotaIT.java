package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.TestKafka;

/** Gateways that count together through a real broker. */
class SharedQuotaIT {

    private final long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final List<Limiter> limiters = new ArrayList<>();

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

    private Limiter limiter(String name) {
        var limiter = new Limiter(name, TestKafka.bootstrapServers());
        limiters.add(limiter);
        return limiter;
    }

    private void awaitAcquainted() {
        await("gateways know of each other")
                .atMost(Duration.ofSeconds(60))
                .until(() -> limiters.stream().allMatch(it -> it.hears(limiters.size() - 1)));
    }

    @AfterEach
    void close() {
        limiters.forEach(Limiter::close);
    }

    @Test
    void exactlyTheLimitIsLetThroughAtTenTimesTheLimitOverTwoGateways() throws Exception {
        limiter("one");
        limiter("two");
        awaitAcquainted();

        long granted = granted(1000);

        assertThat(granted).isBetween(100L, 101L);
    }

    @Test
    void theLimitSurvivesARestart() throws Exception {
        Limiter first = limiter("one");
        awaitAcquainted();
        assertThat(granted(60)).isEqualTo(60);
        first.close();
        limiters.clear();

        limiter("one");

        assertThat(granted(1000)).isEqualTo(40);
    }

    @Test
    void aGatewayThatDiesTakesNoMoreThanItsStockWithIt() throws Exception {
        limiter("one");
        Limiter killed = limiter("two");
        awaitAcquainted();
        assertThat(killed.quota.take(token).settled().granted()).isTrue();
        killed.die();
        limiters.remove(killed);
        killed.close();
        awaitAcquainted();

        long granted = granted(1000);

        assertThat(granted).isBetween(80L, 100L);
    }

    @Test
    void eachGatewayUsesItsPartWhenTheTopicFallsSilent() throws Exception {
        limiter("one");
        limiter("two");
        awaitAcquainted();
        limiters.forEach(Limiter::die);
        limiters.forEach(it -> it.deafen());

        long granted = granted(1000);

        assertThat(granted).isBetween(80L, 100L);
    }

    @Test
    void aRequestWaitsNoLongerForASilentTopicThanItMust() throws Exception {
        Limiter deaf = limiter("one");
        awaitAcquainted();
        deaf.die();
        deaf.deafen();
        granted(100);

        long begin = System.nanoTime();
        granted(100);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1000));
    }

    /** So many requests at once, spread over the gateways; how many were granted. */
    private long granted(int requests) throws Exception {
        List<Callable<Boolean>> calls = IntStream.range(0, requests)
                .mapToObj(it -> (Callable<Boolean>) () -> limiters.get(it % limiters.size())
                        .quota
                        .take(token)
                        .settled()
                        .granted())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().filter(Future::resultNow).count();
        }
    }
}
