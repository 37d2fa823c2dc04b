package org.openrouterwatcher.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.gateway.testing.GatewayProcess;
import org.openrouterwatcher.gateway.testing.JavaProcess;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;

/**
 * Measures how long a gateway needs from the start of its process until it is ready, and how much memory a token takes;
 * {@code -Dtokens=1000000} for another number of tokens, and see {@link GatewayProcess} for how to start it otherwise.
 * How long it takes depends on what else the machine does, so it is printed and not asserted.
 */
class StartUpIT {

    private static final int TOKENS = Integer.getInteger("tokens", 100_000);

    @TempDir
    private Path folder;

    private final String bootstrapServers = "127.0.0.1:" + FreePort.find();
    private final StubService services = StubService.start();
    private JavaProcess broker;

    @BeforeEach
    void startBroker() {
        broker = JavaProcess.start(
                folder.resolve("broker.log"),
                Map.of(),
                List.of("-Xmx512m"),
                KafkaBroker.class,
                folder.resolve("kafka"),
                bootstrapServers.split(":")[1],
                FreePort.find());
        TokenFeed.createTopics(bootstrapServers);
        services.answers("/internal/feed/changes", 200, "{\"changes\":[],\"cursor\":1,\"complete\":true}");
    }

    @AfterEach
    void stop() {
        broker.close();
        services.close();
    }

    @Test
    void isReadySoonAlsoWithManyTokens() {
        long empty = heapOfAGatewayThatIsReady(0);
        try (var feed = new TokenFeed(bootstrapServers)) {
            feed.tellOfNewTokens(TOKENS);
        }

        long full = heapOfAGatewayThatIsReady(TOKENS);

        System.out.printf("%,d tokens: %d bytes each%n", TOKENS, (full - empty) / TOKENS);
        assertThat((full - empty) / TOKENS).isLessThan(400);
    }

    /** Ready means that it knows them all. */
    private long heapOfAGatewayThatIsReady(int tokens) {
        long started = System.nanoTime();
        try (var gateway = new GatewayProcess(folder.resolve("gateway.log"), bootstrapServers, services, Map.of())) {
            await("gateway ready")
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(2))
                    .until(gateway::isReady);
            System.out.printf("ready after %.2f s%n", (System.nanoTime() - started) / 1e9);
            assertThat(sum("watcher_gateway_view_tokens", metrics(gateway))).isEqualTo(tokens);
            gateway.process().collectGarbage();
            return sum("jvm_memory_used_bytes{area=\"heap\"", metrics(gateway));
        }
    }

    private static String metrics(GatewayProcess gateway) {
        return gateway.management("/actuator/prometheus").body();
    }

    private static long sum(String metric, String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(metric))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
