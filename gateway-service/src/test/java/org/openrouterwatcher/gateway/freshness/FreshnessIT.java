package org.openrouterwatcher.gateway.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.gateway.testing.JavaProcess;
import org.openrouterwatcher.gateway.testing.Relay;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;

/** How a gateway behaves while Kafka, token-service or both fall silent; its limits are shorter here than in life. */
class FreshnessIT {

    private static final String CHANGES = "/internal/feed/changes";

    @TempDir
    private static Path folder;

    private static JavaProcess broker;
    private static final String BOOTSTRAP = "127.0.0.1:" + FreePort.find();

    private TokenFeed feed;
    private Relay relay;
    private RunningGateway gateway;
    private final ApiToken token = TokenFeed.newToken();

    @BeforeAll
    static void startBroker() {
        broker = JavaProcess.start(
                folder.resolve("broker.log"),
                Map.of(),
                List.of("-Xmx256m"),
                KafkaBroker.class,
                folder.resolve("kafka"),
                BOOTSTRAP.split(":")[1],
                FreePort.find());
        TokenFeed.createTopics(BOOTSTRAP);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startRelayAndGateway() {
        feed = new TokenFeed(BOOTSTRAP);
        relay = new Relay(feed, BOOTSTRAP);
        feed.tell(token.issued());
        gateway = RunningGateway.on(
                BOOTSTRAP,
                "watcher.freshness.fresh-for=1500ms",
                "watcher.freshness.expires-after=5s",
                "watcher.freshness.poll-every=200ms");
    }

    @AfterEach
    void stop() {
        broker.thaw();
        gateway.close();
        relay.close();
        feed.close();
    }

    @Test
    void isReadyAfterTheFeedWasReadAndOnePollWasAnswered() {
        gateway.ready();

        assertThat(get(token)).isEqualTo(200);
        var poll = gateway.services().received(CHANGES).getFirst();
        assertThat(poll.body()).contains("\"cursor\":" + Relay.CURSOR).contains("\"gateway\":\"" + name() + "\"");
        assertThat(gateway.callerTokens("token-service").verify(poll.header("Watcher-Caller")))
                .isPresent();
        assertThat(gateway.get("/health").body()).contains("\"status\":\"up\"", "\"token_view\":\"fresh\"");
    }

    @Test
    void decidesByTheFeedAloneAndAsksNobodyWhileItIsFresh() {
        gateway.ready();
        int polls = gateway.services().received(CHANGES).size();

        awaitBeats(10);

        assertThat(gateway.services().received(CHANGES)).hasSize(polls);
        assertThat(state()).isEqualTo(GatewayState.FRESH);
    }

    @Test
    void tellsAtOnceThatItHasAppliedARevocation() {
        gateway.ready();
        long before = lastReport().nextOffset();

        feed.tell(token.revoked());

        await().untilAsserted(() -> assertThat(lastReport().nextOffset()).isGreaterThan(before + 1));
        assertThat(get(token)).isEqualTo(401);
        assertThat(lastReport().state()).isEqualTo(GatewayState.FRESH);
        assertThat(gateway.bean(MeterRegistry.class)
                        .get("watcher.gateway.revocation.delay")
                        .tag("way", "feed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void hearsOfRevocationsFromTokenServiceWhileTheBrokerIsFrozen() {
        gateway.ready();
        UUID session = UUID.randomUUID();
        String jwt = gateway.accessTokens().of(7, session, Instant.now());
        Instant now = Instant.now();

        broker.freeze();
        answerPolls(
                50,
                token.revoked(),
                new SessionRevoked(session, 7, now, now.plusSeconds(900), RevocationReason.LOGGED_OUT, 1));

        await().untilAsserted(() -> assertThat(get(token)).isEqualTo(401));
        await().untilAsserted(() ->
                assertThat(gateway.get("/api/tokens", jwt).statusCode()).isEqualTo(401));
        await("acknowledgement")
                .untilAsserted(() -> assertThat(gateway.services().received(CHANGES))
                        .last()
                        .satisfies(it -> assertThat(it.body()).contains("\"cursor\":50")));
        assertThat(gateway.get("/api/tokens", gateway.jwt()).statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnForAsLongAsTokenServiceAnswersAndTheBrokerDoesNot() {
        gateway.ready();

        broker.freeze();
        awaitState(
                GatewayState.FRESH, () -> gateway.services().received(CHANGES).size() > 3);
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(12))
                .untilAsserted(() -> assertThat(get(token)).isEqualTo(200));
    }

    @Test
    void letsNoApiTokenInWhenNeitherAnswersAndRecoversWhenTheFeedIsBack() {
        ApiToken revoked = TokenFeed.newToken();
        feed.tell(revoked.issued());
        feed.tell(revoked.revoked());
        gateway.ready();
        gateway.services().answers(CHANGES, 503, "{}");
        broker.freeze();

        awaitState(GatewayState.STALE, () -> true);
        assertThat(get(token)).isEqualTo(200);
        awaitState(GatewayState.EXPIRED, () -> true);

        var answer = gateway.get("/api/v1/stats", token.value());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(get(TokenFeed.newToken())).isEqualTo(503);
        assertThat(get(revoked)).isEqualTo(401);
        assertThat(gateway.get("/api/tokens", gateway.jwt()).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/health").body()).contains("\"status\":\"degraded\"", "\"token_view\":\"expired\"");
        assertThat(gateway.management("/actuator/health/readiness").statusCode())
                .isEqualTo(200);

        broker.thaw();

        await().untilAsserted(() -> assertThat(get(token)).isEqualTo(200));
        assertThat(refusals()).containsKeys("unsure_expired", "revoked");
    }

    @Test
    void recoversWhenTokenServiceIsBackThoughTheBrokerIsNot() {
        gateway.ready();
        gateway.services().freezes(CHANGES);
        broker.freeze();
        awaitState(GatewayState.EXPIRED, () -> true);

        answerPolls(60);

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(get(token)).isEqualTo(200));
    }

    @Test
    void isNotFreshByAnAnswerThatIsNotComplete() {
        gateway.ready();
        relay.fallSilent();

        gateway.services().answers(CHANGES, 200, "{\"changes\":[],\"cursor\":70,\"complete\":false}");

        awaitState(GatewayState.EXPIRED, () -> true);
        assertThat(gateway.services().received(CHANGES))
                .noneMatch(it -> it.body().contains("\"cursor\":70"));
    }

    @Test
    void staysFreshWhenTokenServiceHasPromisedSilenceForAsLongAsItSeesTheEndOfTheFeed() {
        gateway.ready();
        awaitBeats(3);
        gateway.services().answers(CHANGES, 503, "{}");

        relay.seal();

        await().during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(14)).untilAsserted(() -> {
            assertThat(get(token)).isEqualTo(200);
            assertThat(state()).isEqualTo(GatewayState.FRESH);
        });
        broker.freeze();
        awaitState(GatewayState.EXPIRED, () -> true);
    }

    @Test
    void believesNothingThatTokenServiceHasNotSigned() {
        gateway.ready();
        awaitBeats(1);
        relay.fallSilent();
        ApiToken invented = TokenFeed.newToken();

        feed.send(TokenFeed.unsigned(invented.issued()));
        feed.send(TokenFeed.forged(token.revoked()));

        await().untilAsserted(() ->
                assertThat(ignored("unsigned") + ignored("forged")).isEqualTo(2));
        assertThat(get(invented)).isEqualTo(401);
        assertThat(get(token)).isEqualTo(200);
        gateway.services().answers(CHANGES, 503, "{}");
        awaitState(GatewayState.EXPIRED, () -> {
            var heard = Map.of(name(), lastReport().beat());
            feed.send(TokenFeed.unsigned(
                    new FeedClosed(0, Long.MAX_VALUE, Instant.now(), true, Long.MAX_VALUE, heard, 1)));
            return true;
        });
    }

    @Test
    void saysGoodbyeSoThatNobodyWaitsForIt() {
        gateway.ready();
        String name = name();

        gateway.stop();

        await().untilAsserted(() -> assertThat(relay.reports().reversed().stream()
                        .filter(it -> it.gateway().equals(name))
                        .findFirst())
                .hasValueSatisfying(it -> assertThat(it.nextOffset()).isEqualTo(Long.MAX_VALUE)));
    }

    private void answerPolls(long cursor, TokenEvent... changes) {
        var json = new StringBuilder();
        for (TokenEvent change : changes) {
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"type\":\"%s\",\"key\":\"%s\",\"data\":%s}"
                            .formatted(
                                    EventCatalog.wireName(change.getClass()),
                                    change.subject(),
                                    new String(EventSerializer.value(change))));
        }
        String answer = "{\"changes\":[%s],\"cursor\":%d,\"complete\":true}".formatted(json, cursor);
        gateway.services().at(CHANGES, it -> StubService.answer(it, 200, "application/json", answer));
    }

    private void awaitState(GatewayState wanted, Callable<Boolean> also) {
        await("state " + wanted)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> also.call() && state() == wanted);
    }

    private void awaitBeats(int count) {
        long from = lastReport().beat();
        await("beats")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lastReport().beat()).isGreaterThanOrEqualTo(from + count));
    }

    private FeedApplied lastReport() {
        String name = name();
        return await("a report")
                .until(
                        () -> relay.reports().reversed().stream()
                                .filter(it -> it.gateway().equals(name))
                                .findFirst(),
                        it -> it.isPresent())
                .orElseThrow();
    }

    private Map<String, Long> refusals() {
        return await("refusals").until(() -> lastReport().refusals(), it -> it.containsKey("unsure_expired"));
    }

    private double ignored(String kind) {
        return gateway
                .bean(MeterRegistry.class)
                .find("watcher.gateway.feed.ignored")
                .tag("kind", kind)
                .counters()
                .stream()
                .mapToDouble(it -> it.count())
                .sum();
    }

    private String name() {
        return gateway.bean(ViewTrust.class).run().gateway();
    }

    private GatewayState state() {
        return gateway.bean(ViewTrust.class).state();
    }

    private int get(ApiToken with) {
        HttpResponse<String> answer = gateway.get("/api/v1/stats", with.value());
        return answer.statusCode();
    }
}
