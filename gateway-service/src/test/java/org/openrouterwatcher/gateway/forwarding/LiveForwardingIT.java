package org.openrouterwatcher.gateway.forwarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.gateway.testing.StubService;
import org.openrouterwatcher.testing.TestKafka;

/** An answer that goes on passes as it comes, as long as its caller may hear it. */
class LiveForwardingIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final StubService usage = StubService.start();
    private final List<HttpExchange> streams = new CopyOnWriteArrayList<>();
    private RunningGateway gateway;

    @AfterEach
    void stop() {
        streams.forEach(HttpExchange::close);
        gateway.close();
        usage.close();
    }

    @Test
    void passesEachEventAtOnce() throws IOException {
        start();
        var reading = watch(gateway.jwt());

        say("event: one\n\n");
        await().atMost(SOON).until(() -> reading.lines.contains("event: one"));
        say("event: two\n\n");
        await().atMost(SOON).until(() -> reading.lines.contains("event: two"));

        assertThat(reading.isOpen()).isTrue();
    }

    @Test
    void doesNotMindSilenceThatWouldEndAnotherAnswer() throws IOException {
        start(
                "watcher.forwarding.prompt=400ms",
                "watcher.forwarding.unhurried=400ms",
                "watcher.forwarding.asks-openrouter=400ms",
                "watcher.forwarding.idle=500ms");
        var reading = watch(gateway.jwt());

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(reading::isOpen);
        say("event: late\n\n");

        await().atMost(SOON).until(() -> reading.lines.contains("event: late"));
    }

    @Test
    void endsWithItsSessionAndNoOther() throws IOException {
        start();
        String jwt = gateway.jwt();
        var own = watch(jwt);
        var other = watch(gateway.jwt());

        gateway.call("POST", "/api/auth/logout", it -> it.header("Authorization", "Bearer " + jwt));

        await().atMost(Duration.ofSeconds(5)).until(() -> !own.isOpen());
        assertThat(own.broken).isFalse();
        assertThat(other.isOpen()).isTrue();
    }

    @Test
    void endsWithItsAccessToken() {
        start();
        var tokens = gateway.accessTokens();
        var soon = Date.from(Instant.now().plusSeconds(4));

        var reading = watch(
                tokens.sign(tokens.builder(7, UUID.randomUUID(), Instant.now()).expiration(soon)));

        await().atMost(SOON).until(() -> !reading.isOpen());
        assertThat(Instant.now()).isAfterOrEqualTo(soon.toInstant().minusSeconds(1));
    }

    @Test
    void leavesTheConnectionsOfOtherRequestsAlone() {
        start("watcher.forwarding.max-connections=1");
        watch(gateway.jwt());
        watch(gateway.jwt());

        assertThat(gateway.get("/api/keys", gateway.jwt()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesMoreThanThereMayBeUntilOneEnds() {
        start("watcher.forwarding.max-streams=1");
        var first = watch(gateway.jwt());

        var refused = gateway.get("/api/live", gateway.jwt());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");

        streams.forEach(HttpExchange::close);
        await().atMost(SOON).until(() -> !first.isOpen());
        await().atMost(SOON).until(() -> watch(gateway.jwt()).response.statusCode() == 200);
    }

    @Test
    void endsAtOnceWhenTheGatewayStops() {
        start();
        var reading = watch(gateway.jwt());
        long start = System.nanoTime();

        gateway.stop();

        await().atMost(SOON).until(() -> !reading.isOpen());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private void start(String... settings) {
        usage.at("/api/live", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(": here\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            streams.add(exchange);
        });
        gateway = RunningGateway.on(
                        TestKafka.bootstrapServers(),
                        Stream.concat(Stream.of("watcher.upstream.usage-service=" + usage.url()), Stream.of(settings))
                                .toArray(String[]::new))
                .ready();
    }

    private void say(String text) throws IOException {
        for (HttpExchange stream : streams) {
            stream.getResponseBody().write(text.getBytes(UTF_8));
            stream.getResponseBody().flush();
        }
    }

    private Reading watch(String jwt) {
        return new Reading(gateway.stream("/api/live", jwt));
    }

    /** A client that reads until the end. */
    private static final class Reading {

        private final HttpResponse<Stream<String>> response;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread thread;
        private volatile boolean broken;

        Reading(HttpResponse<Stream<String>> response) {
            this.response = response;
            this.thread = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                response.body().forEach(lines::add);
            } catch (RuntimeException e) {
                broken = true;
            }
        }

        boolean isOpen() {
            return thread.isAlive();
        }
    }
}
