package org.openrouterwatcher.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.infrastructure.KafkaBroker;

/** With a broker of its own, because it is stopped, and its topic deleted. */
class TokenFeedIT {

    private static final int MORE_THAN_THE_SERVER_HAS_THREADS = 40;

    @TempDir
    private Path folder;

    private int port;
    private KafkaBroker broker;
    private RunningGateway gateway;
    private final ApiToken token = TokenFeed.newToken();

    @BeforeEach
    void startBroker() {
        port = FreePort.find();
        broker = KafkaBroker.start(folder, port);
        TokenFeed.createTopics(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        broker.close();
    }

    @Test
    void letsNobodyInBeforeTheViewWasRead() {
        broker.close();
        gateway = RunningGateway.on("127.0.0.1:" + port);

        assertProblem(get("/api/v1/stats", token.value()), 503);
        assertProblem(get("/api/tokens", gateway.jwt()), 503);
        assertThat(get("/api/tokens", gateway.jwt()).headers().firstValue("Retry-After"))
                .contains("1");
        assertThat(gateway.get("/health").statusCode()).isEqualTo(503);
        assertThat(gateway.management("/actuator/health/readiness").statusCode())
                .isEqualTo(503);
        assertThat(gateway.services().forwarded()).isEmpty();

        broker = KafkaBroker.start(folder, port);
        tell(feed -> feed.tell(token.issued()));
        gateway.ready();
        assertAccepted(token);
    }

    @Test
    void knowsWhatWasToldBeforeItStarted() {
        ApiToken revoked = TokenFeed.newToken();
        tell(feed -> {
            feed.tell(token.issued());
            feed.tell(revoked.issued());
            feed.tell(revoked.revoked());
        });

        gateway = RunningGateway.on(broker.bootstrapServers()).ready();

        assertThat(get("/api/v1/stats", token.value()).statusCode()).isEqualTo(200);
        assertProblem(get("/api/v1/stats", revoked.value()), 401);
        assertThat(gateway.services().received("/internal/introspect")).isEmpty();
    }

    @Test
    void hearsOfARevocationWhileItRuns() {
        tell(feed -> feed.tell(token.issued()));
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        assertAccepted(token);

        tell(feed -> feed.tell(token.revoked()));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertProblem(get("/api/v1/stats", token.value()), 401));
    }

    @Test
    void hearsOfEndedSessionsAndDisabledAccounts() {
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        UUID session = UUID.randomUUID();
        String ended = gateway.accessTokens().of(7, session, Instant.now());
        String disabled = gateway.accessTokens().of(8, UUID.randomUUID(), Instant.now());
        String other = gateway.accessTokens().of(7, UUID.randomUUID(), Instant.now());

        Instant now = Instant.now();
        tell(feed -> {
            feed.tell(new SessionRevoked(session, 7, now, now.plusSeconds(900), RevocationReason.LOGGED_OUT, 1));
            feed.tell(new UserDisabled(8, now, RevocationReason.ACCOUNT_DISABLED, 1));
        });

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertProblem(get("/api/tokens", ended), 401);
            assertProblem(get("/api/tokens", disabled), 401);
        });
        assertThat(get("/api/tokens", other).statusCode()).isEqualTo(200);
    }

    @Test
    void letsATokenInThatWasMadeAMomentAgoWithoutWaitingForItsEvent() {
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        gateway.services()
                .answers(
                        "/internal/introspect",
                        200,
                        "{\"active\":true,\"token_id\":%d,\"user_id\":%d,\"role\":\"user\",\"expires_at\":null,\"version\":1}"
                                .formatted(token.id(), token.userId()));

        assertThat(get("/api/v1/stats", token.value()).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/stats", token.value()).statusCode()).isEqualTo(200);

        var question = gateway.services().onlyReceived("/internal/introspect");
        assertThat(question.body()).contains("\"digest\":\"" + token.issued().digest() + "\"");
        assertThat(gateway.callerTokens("token-service").verify(question.header("Watcher-Caller")))
                .isPresent();
    }

    @Test
    void answers503WhenItCannotAskAboutAToken() {
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        gateway.services().freezes("/internal/introspect");

        var answer = get("/api/v1/stats", token.value());

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoWaitsForAWordAboutATokenKeepsNobodyElseWaiting() {
        gateway = RunningGateway.on(broker.bootstrapServers(), "watcher.upstream.question=15s")
                .ready();
        gateway.services().freezes("/internal/introspect");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = Stream.generate(TokenFeed::newToken)
                    .limit(MORE_THAN_THE_SERVER_HAS_THREADS)
                    .map(it -> clients.submit(() -> get("/api/v1/stats", it.value())))
                    .toList();
            await().until(
                            () -> gateway.services()
                                    .received("/internal/introspect")
                                    .size(),
                            it -> it == waiting.size());

            var answer = get("/api/tokens", gateway.jwt());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(waiting).noneMatch(Future::isDone);
            gateway.services().close();
        }
    }

    @Test
    void refusesARevokedTokenInTheVeryNextRequestEvenWithoutKafka() {
        tell(feed -> feed.tell(token.issued()));
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        assertAccepted(token);
        broker.close();
        gateway.services().answers("/api/tokens/" + token.id(), 204, "");

        var revoked = call("DELETE", "/api/tokens/" + token.id(), gateway.jwt());

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertProblem(get("/api/v1/stats", token.value()), 401);
    }

    @Test
    void refusesASessionAfterItsLogOutEvenWithoutKafka() {
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        broker.close();
        String leaving = gateway.jwt();
        String changing = gateway.jwt();
        String deleting = gateway.accessTokens().of(99, UUID.randomUUID(), Instant.now());
        String ofSameAccount = gateway.accessTokens().of(99, UUID.randomUUID(), Instant.now());

        assertThat(call("POST", "/api/auth/logout", leaving).statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/api/profile/password", changing).statusCode()).isEqualTo(200);
        assertThat(call("DELETE", "/api/profile", deleting).statusCode()).isEqualTo(200);

        for (String gone : List.of(leaving, changing, deleting, ofSameAccount)) {
            assertProblem(get("/api/tokens", gone), 401);
        }
    }

    @Test
    void keepsATokenWhoseRevocationWasRefused() {
        tell(feed -> feed.tell(token.issued()));
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        gateway.services().answers("/api/tokens/" + token.id(), 403, "{}");

        call("DELETE", "/api/tokens/" + token.id(), gateway.jwt());

        assertAccepted(token);
    }

    @Test
    void goesOnWhenTheBrokerComesBack() {
        tell(feed -> feed.tell(token.issued()));
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();
        broker.close();
        assertAccepted(token);

        broker = KafkaBroker.start(folder, port);
        tell(feed -> feed.tell(token.revoked()));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertProblem(get("/api/v1/stats", token.value()), 401));
    }

    @Test
    void readsOnAfterRecordsItDoesNotUnderstand() {
        gateway = RunningGateway.on(broker.bootstrapServers()).ready();

        tell(feed -> {
            feed.send(new ProducerRecord<>(Topics.TOKEN_EVENTS, new byte[] {1}, new byte[] {2}));
            feed.send(new ProducerRecord<>(Topics.TOKEN_EVENTS, new byte[] {1}, null));
            feed.tell(token.issued());
        });

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertAccepted(token));
        assertThat(gateway.bean(io.micrometer.core.instrument.MeterRegistry.class)
                        .get("watcher.gateway.feed.ignored")
                        .counters())
                .hasSize(2)
                .allMatch(counter -> counter.count() == 1);
    }

    @Test
    void startsOverWhenTheTopicIsMadeAnew() throws Exception {
        ApiToken revoked = TokenFeed.newToken();
        ApiToken forgotten = TokenFeed.newToken();
        tell(feed -> {
            feed.tell(forgotten.issued());
            feed.tell(revoked.issued());
            feed.tell(revoked.revoked());
        });
        gateway = RunningGateway.on(
                        broker.bootstrapServers(),
                        "watcher.token-feed.identity-check=200ms",
                        "watcher.topics.startup-wait=5s")
                .ready();
        assertAccepted(forgotten);

        TokenFeed.deleteTopic(broker.bootstrapServers());
        TokenFeed.createTopics(broker.bootstrapServers());
        tell(feed -> {
            for (int i = 0; i < 20; i++) {
                feed.tell(TokenFeed.newToken().issued());
            }
            feed.tell(token.issued());
        });

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertAccepted(token);
            assertProblem(get("/api/v1/stats", forgotten.value()), 401);
            assertProblem(get("/api/v1/stats", revoked.value()), 401);
        });
    }

    private void tell(java.util.function.Consumer<TokenFeed> what) {
        try (var feed = new TokenFeed("127.0.0.1:" + port)) {
            what.accept(feed);
        }
    }

    private void assertAccepted(ApiToken accepted) {
        assertThat(get("/api/v1/stats", accepted.value()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String credential) {
        return call("GET", path, credential);
    }

    private HttpResponse<String> call(String method, String path, String credential) {
        return gateway.call(
                method,
                path,
                it -> it.header("Authorization", "Bearer " + credential).method(method, BodyPublishers.noBody()));
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
