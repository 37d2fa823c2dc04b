package org.openrouterwatcher.gateway.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.gateway.testing.GatewayProcess;
import org.openrouterwatcher.gateway.testing.Relay;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.testing.TestKafka;

/** A gateway that stood still does not know that it did, unless it looks at its watch before it answers. */
class FrozenGatewayIT {

    private static final Duration EXPIRES_AFTER = Duration.ofSeconds(4);
    private static final String COMPLETE = "{\"changes\":[],\"cursor\":1,\"complete\":true}";

    @TempDir
    private Path folder;

    private final StubService services = StubService.start();
    private final ApiToken token = TokenFeed.newToken();
    private final ApiToken revoked = TokenFeed.newToken();
    private TokenFeed feed;
    private Relay relay;
    private GatewayProcess gateway;

    @BeforeEach
    void start() {
        TokenFeed.createTopics(TestKafka.bootstrapServers());
        feed = new TokenFeed(TestKafka.bootstrapServers());
        feed.tell(token.issued());
        feed.tell(revoked.issued());
        relay = new Relay(feed, TestKafka.bootstrapServers());
        services.answers("/internal/feed/changes", 200, COMPLETE);
        gateway = new GatewayProcess(
                folder.resolve("gateway.log"),
                TestKafka.bootstrapServers(),
                services,
                Map.of("FEED_FRESH_FOR", "2s", "FEED_EXPIRES_AFTER", EXPIRES_AFTER.toSeconds() + "s"));
        await("gateway ready").atMost(Duration.ofMinutes(1)).until(gateway::isReady);
    }

    @AfterEach
    void stop() {
        gateway.close();
        relay.close();
        feed.close();
        services.close();
    }

    @Test
    void letsNobodyInByWhatItKnewBeforeItWasFrozen() {
        assertThat(status(token)).isEqualTo(200);
        assertThat(status(revoked)).isEqualTo(200);
        services.answers("/internal/feed/changes", 503, "{}");

        gateway.process().freeze();
        feed.tell(revoked.revoked());
        relay.fallSilent();
        List<CompletableFuture<Integer>> first = sendToTheFrozenGateway(20);
        await("the view grows old").pollDelay(EXPIRES_AFTER.plusMillis(500)).until(() -> true);
        gateway.process().thaw();

        assertThat(first).allSatisfy(answer -> assertThat(answer.join()).isIn(401, 503));
        assertThat(status(token)).isEqualTo(503);
        services.answers("/internal/feed/changes", 200, COMPLETE);
        await().untilAsserted(() -> assertThat(status(token)).isEqualTo(200));
        assertThat(status(revoked)).isEqualTo(401);
    }

    /** They wait in the sockets, and are the first that it sees when it goes on. */
    private List<CompletableFuture<Integer>> sendToTheFrozenGateway(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> status(revoked), Thread::startVirtualThread))
                .toList();
    }

    private int status(ApiToken with) {
        return gateway.get("/api/v1/stats", with.value()).statusCode();
    }
}
