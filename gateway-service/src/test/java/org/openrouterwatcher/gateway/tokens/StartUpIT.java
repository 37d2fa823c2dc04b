package org.openrouterwatcher.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.gateway.GatewayService;
import org.openrouterwatcher.gateway.testing.AccessTokens;
import org.openrouterwatcher.gateway.testing.JavaProcess;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;

/**
 * Measures how long a gateway needs from the start of its process until it is ready, and how much memory a token takes;
 * {@code -Dtokens=1000000} for another number of tokens.
 */
class StartUpIT {

    private static final int TOKENS = Integer.getInteger("tokens", 100_000);

    @TempDir
    private Path folder;

    private final int brokerPort = FreePort.find();
    private final int managementPort = FreePort.find();
    private final HttpClient http = HttpClient.newHttpClient();
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
                brokerPort,
                FreePort.find());
        TokenFeed.createTopics(bootstrapServers());
        services.answers("/internal/feed/changes", 200, "{\"changes\":[],\"cursor\":1,\"complete\":true}");
    }

    @AfterEach
    void stop() {
        broker.close();
        services.close();
        http.close();
    }

    @Test
    void isReadySoonAlsoWithManyTokens() throws Exception {
        long empty = heapOfAGatewayThatIsReady();
        try (var feed = new TokenFeed(bootstrapServers())) {
            feed.tellOfNewTokens(TOKENS);
        }

        long full = heapOfAGatewayThatIsReady();

        System.out.printf("%,d tokens: %d bytes each%n", TOKENS, (full - empty) / TOKENS);
        assertThat((full - empty) / TOKENS).isLessThan(400);
    }

    private long heapOfAGatewayThatIsReady() throws Exception {
        long started = System.nanoTime();
        try (var gateway = startGateway()) {
            await("gateway ready")
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> get("/actuator/health/readiness").contains("UP"));
            System.out.printf("ready after %.2f s%n", (System.nanoTime() - started) / 1e9);
            gateway.collectGarbage();
            return heap(get("/actuator/prometheus"));
        }
    }

    private JavaProcess startGateway() {
        var environment = Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_PORT", Integer.toString(managementPort),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "TOKEN_SERVICE_URL", services.url(),
                "USAGE_SERVICE_URL", services.url(),
                "SCHEDULER_SERVICE_URL", services.url(),
                "WATCHER_FEED_KEYS", TokenFeed.KEYS,
                "WATCHER_CALLER_PRIVATEKEY", new AccessTokens("any").privateKeyBase64());
        return JavaProcess.start(
                folder.resolve("gateway.log"),
                environment,
                List.of("-Xmx1g", "-XX:+UseSerialGC", "-Xss512k"),
                GatewayService.class);
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path));
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static long heap(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }
}
