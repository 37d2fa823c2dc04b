package org.openrouterwatcher.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final Latencies LOAD = new Latencies(400, Duration.ofMillis(500));

    private final CountDownLatch frozen = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", exchange -> answer(exchange, 200));
        server.createContext("/bad", exchange -> answer(exchange, 503));
        server.createContext("/frozen", exchange -> {
            await(frozen);
            answer(exchange, 200);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        frozen.countDown();
        server.stop(0);
    }

    @Test
    void haveATimeForEachRequestOfTheRate() throws IOException {
        assertThat(LOAD.of(address("/good"), "token").getTotalCount()).isEqualTo(200);
    }

    @Test
    void countFromTheMomentOfARequestAndNotFromItsSending() throws IOException {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(frozen::countDown);

        Histogram times = LOAD.of(address("/frozen"), "token");

        // with 64 connections the last ones could only be sent after the thaw, half a second after their moments
        assertThat(times.getMinValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(times.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
    }

    @Test
    void areNoneOfAnAnswerThatIsNoSuccess() {
        assertThatThrownBy(() -> LOAD.of(address("/bad"), "token")).hasMessageContaining("503");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = new byte[1024];
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
