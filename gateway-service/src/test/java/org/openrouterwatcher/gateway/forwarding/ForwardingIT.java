package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.RawHttp;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.infrastructure.FreePort;
import org.openrouterwatcher.testing.TestKafka;
import org.openrouterwatcher.web.draining.Draining;

class ForwardingIT {

    private final StubService usage = StubService.start();
    private final StubService otherUsage = StubService.start();
    private RunningGateway gateway;

    @AfterEach
    void stop() {
        gateway.close();
        usage.close();
        otherUsage.close();
    }

    @Test
    void answers504InTimeWhileAnInstanceIsFrozenAndOthersGoOn() {
        start(usage.url());
        usage.freezes("/api/keys");
        long start = System.nanoTime();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var frozen = CompletableFuture.supplyAsync(() -> get("/api/keys"), threads);
            for (int i = 0; i < 5; i++) {
                assertThat(get("/api/tokens").statusCode()).isEqualTo(200);
            }
            assertThat(frozen).isNotDone();
            assertProblem(frozen.join(), 504);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void answers503WhenNobodyIsThere() {
        start("http://127.0.0.1:" + FreePort.find());

        var answer = get("/api/keys");

        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void leavesAnInstanceAloneThatOnlyFailsAndTriesItAgainLater() {
        start(usage.url());
        usage.answers("/api/keys", 500, "{}");
        for (int i = 0; i < 5; i++) {
            assertThat(get("/api/keys").statusCode()).isEqualTo(500);
        }

        var refused = get("/api/keys");

        assertProblem(refused, 503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(usage.received("/api/keys")).hasSize(5);
        assertThat(get("/api/tokens").statusCode()).isEqualTo(200);

        usage.answers("/api/keys", 200, "{}");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(get("/api/keys").statusCode()).isEqualTo(200));
    }

    @Test
    void doesNotMindRefusalsOfAService() {
        start(usage.url());
        usage.answers("/api/keys", 422, "{}");

        for (int i = 0; i < 20; i++) {
            assertThat(get("/api/keys").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void doesNotTellServicesThatNoAnswerIsWelcome() {
        start(usage.url());
        usage.answers("/api/keys", 200, "[]");

        gateway.call(
                "GET",
                "/api/keys",
                it -> it.header("Authorization", "Bearer " + gateway.jwt())
                        .header("Accept-Encoding", "br;q=x, identity;q=0, *;q=0"));

        assertThat(usage.onlyReceived("/api/keys").header("Accept-Encoding")).isNull();
    }

    @Test
    void passesACompressedAnswerOnAsItIs() {
        start(usage.url());
        usage.at("/api/keys", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            StubService.answer(exchange, 200, "application/json", "as it is");
        });

        var answer = gateway.call(
                "GET",
                "/api/keys",
                it -> it.header("Authorization", "Bearer " + gateway.jwt()).header("Accept-Encoding", "gzip"));

        assertThat(usage.onlyReceived("/api/keys").header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body()).isEqualTo("as it is");
    }

    @Test
    void sharesRequestsBetweenInstances() {
        start(usage.url() + "," + otherUsage.url());

        for (int i = 0; i < 10; i++) {
            get("/api/keys");
        }

        assertThat(usage.received("/api/keys")).hasSize(5);
        assertThat(otherUsage.received("/api/keys")).hasSize(5);
    }

    @Test
    void asksTheInstanceThatAnswersAsLongAsSomebodyWaitsForTheOther() {
        start(usage.url() + "," + otherUsage.url());
        usage.freezes("/api/keys/7");
        otherUsage.freezes("/api/keys/7");
        var tooSlow = CompletableFuture.supplyAsync(() -> get("/api/keys/7"));
        await().until(() -> usage.received("/api/keys/7").size()
                        + otherUsage.received("/api/keys/7").size()
                == 1);
        StubService slow = usage.received("/api/keys/7").isEmpty() ? otherUsage : usage;

        IntStream.range(0, 6).forEach(_ -> get("/api/keys"));

        assertThat(slow.received("/api/keys")).isEmpty();
        assertThat(tooSlow.join().statusCode()).isEqualTo(504);
        IntStream.range(0, 6).forEach(_ -> get("/api/keys"));
        assertThat(slow.received("/api/keys")).hasSize(3);
    }

    @Test
    void triesAnotherInstanceForAReadWhenOneIsGone() {
        start(usage.url() + ",http://127.0.0.1:" + FreePort.find());

        for (int i = 0; i < 8; i++) {
            assertThat(get("/api/keys").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void triesAnotherInstanceForAWriteOfWhichNothingWasSent() {
        start(usage.url() + ",http://127.0.0.1:" + FreePort.find());

        for (int i = 0; i < 8; i++) {
            assertThat(call("POST", "/api/keys", "{\"name\": \"" + i + "\"}").statusCode())
                    .isEqualTo(200);
        }

        assertThat(usage.received("/api/keys"))
                .extracting(StubService.Received::body)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8)
                        .mapToObj(i -> "{\"name\": \"" + i + "\"}")
                        .toList());
    }

    @Test
    void leavesAnInstanceThatIsAboutToEnd() {
        start(usage.url() + "," + otherUsage.url());
        usage.at("/api/keys", ForwardingIT::sayGoodbye);
        List<HttpResponse<String>> learned = List.of(get("/api/keys"), get("/api/keys"));

        for (int i = 0; i < 6; i++) {
            assertThat(get("/api/keys").statusCode()).isEqualTo(200);
        }

        assertThat(usage.received("/api/keys")).hasSize(1);
        assertThat(learned)
                .allSatisfy(answer ->
                        assertThat(answer.headers().map()).doesNotContainKey(Draining.HEADER.toLowerCase(Locale.ROOT)));
    }

    @Test
    void staysWithAnInstanceThatIsAboutToEndWhereItIsTheOnlyOne() {
        start(usage.url());
        usage.at("/api/keys", ForwardingIT::sayGoodbye);

        for (int i = 0; i < 4; i++) {
            assertThat(get("/api/keys").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void neverSendsAWriteTwice() {
        start(usage.url() + "," + otherUsage.url());
        usage.at("/api/keys", ForwardingIT::hangUp);
        otherUsage.at("/api/keys", ForwardingIT::hangUp);

        var answer = call("POST", "/api/keys", "{}");

        assertProblem(answer, 503);
        assertThat(usage.received("/api/keys").size()
                        + otherUsage.received("/api/keys").size())
                .isEqualTo(1);
    }

    @Test
    void waitsLongerWhereOpenRouterIsAsked() {
        start(usage.url());
        usage.at("/api/keys", exchange -> {
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            StubService.answer(exchange, 201, "application/json", "{}");
        });

        assertThat(call("POST", "/api/keys", "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void passesALargeAnswerOnWhole() {
        start(usage.url());
        String large = "x".repeat(3_000_000);
        usage.answers("/api/usage", 200, large);

        assertThat(get("/api/usage").body()).isEqualTo(large);
    }

    @Test
    void passesAnswersWithoutABodyOn() {
        start(usage.url());
        usage.answers("/api/keys/1", 204, "");
        usage.answers("/api/keys", 200, "[]");

        assertThat(call("DELETE", "/api/keys/1", "").statusCode()).isEqualTo(204);
        assertThat(call("HEAD", "/api/keys", "").statusCode()).isEqualTo(200);
    }

    @Test
    void forwardsManyRequestsAtOnce() {
        // about how many, not how fast: the machine may be busy with other things
        start(usage.url(), "watcher.forwarding.prompt=15s");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 300)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> get("/api/keys"), threads))
                    .toList();
            assertThat(answers).extracting(it -> it.join().statusCode()).containsOnly(200);
        }
    }

    @Test
    void blamesTheClientAndNotTheServiceForABodyThatDoesNotCome() {
        start(usage.url(), "watcher.forwarding.upload=300ms", "watcher.forwarding.asks-openrouter=300ms");
        String unfinished = "POST /api/keys HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + gateway.jwt()
                + "\r\nContent-Length: 10\r\n\r\n{";

        for (int i = 0; i < 6; i++) {
            assertThat(RawHttp.send(gateway.port(), unfinished).status()).isEqualTo(408);
        }

        assertThat(get("/api/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void finishesWhatItHasBegunWhenItIsToldToStop() {
        start(usage.url());
        usage.at("/api/keys", exchange -> {
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            StubService.answer(exchange, 200, "application/json", "[]");
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay = CompletableFuture.supplyAsync(() -> get("/api/keys"), threads);
            await().until(() -> !usage.received("/api/keys").isEmpty());
            gateway.stop();

            assertThat(underWay.join().statusCode()).isEqualTo(200);
        }
    }

    private static void sayGoodbye(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add(Draining.HEADER, "true");
        exchange.getResponseHeaders().add("Connection", "close");
        StubService.answer(exchange, 200, "application/json", "[]");
    }

    private void start(String usageService, String... settings) {
        gateway = RunningGateway.on(
                        TestKafka.bootstrapServers(),
                        Stream.concat(Stream.of("watcher.upstream.usage-service=" + usageService), Stream.of(settings))
                                .toArray(String[]::new))
                .ready();
    }

    private HttpResponse<String> get(String path) {
        return call("GET", path, "");
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return gateway.call(
                method,
                path,
                it -> it.header("Authorization", "Bearer " + gateway.jwt())
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static void hangUp(HttpExchange exchange) throws IOException {
        exchange.close();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }
}
