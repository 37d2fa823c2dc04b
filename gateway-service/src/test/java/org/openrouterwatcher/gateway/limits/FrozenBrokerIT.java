package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.testing.JavaProcess;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;

/** Two gateways whose broker stops in the middle of a token's hour, and goes on later. */
class FrozenBrokerIT {

    private static final String BOOTSTRAP = "127.0.0.1:" + FreePort.find();
    private static final long TOKEN = 7;

    @TempDir
    private static Path folder;

    private static JavaProcess broker;
    private static List<Limiter> limiters;

    @BeforeAll
    static void start() throws InterruptedException, ExecutionException {
        broker = JavaProcess.start(
                folder.resolve("broker.log"),
                Map.of(),
                List.of("-Xmx256m"),
                KafkaBroker.class,
                folder.resolve("kafka"),
                BOOTSTRAP.split(":")[1],
                FreePort.find());
        try (var admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            admin.createTopics(List.of(new NewTopic(Topics.TOKEN_USAGE, 6, (short) 1)))
                    .all()
                    .get();
        }
        limiters = List.of(new Limiter("one", BOOTSTRAP), new Limiter("two", BOOTSTRAP));
        await("gateways know of each other")
                .atMost(Duration.ofSeconds(60))
                .until(() -> limiters.stream().allMatch(it -> it.hears(1)));
    }

    @AfterAll
    static void stop() {
        limiters.forEach(Limiter::close);
        broker.close();
    }

    @Test
    void callsGoOnWithinTheLimitAndAreAllCountedAfterwards() throws Exception {
        long before = granted(40);
        assertThat(before).isEqualTo(40);

        broker.freeze();
        long begin = System.nanoTime();
        long during = granted(1000);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        broker.thaw();

        assertThat(during).isBetween(40L, 61L);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        await("the gateways hear each other again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> limiters.stream().allMatch(it -> it.hears(1)));
        long after = granted(1000);
        assertThat(before + during + after).isBetween(100L, 101L);
    }

    private static long granted(int requests) throws InterruptedException {
        List<Callable<Boolean>> calls = IntStream.range(0, requests)
                .mapToObj(it -> (Callable<Boolean>) () -> limiters.get(it % limiters.size())
                        .quota
                        .take(TOKEN)
                        .settled()
                        .granted())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().filter(Future::resultNow).count();
        }
    }
}
