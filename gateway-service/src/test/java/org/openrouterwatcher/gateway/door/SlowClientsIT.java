package org.openrouterwatcher.gateway.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

/** Clients that never finish cost nobody else anything, and themselves the connection. */
class SlowClientsIT {

    private static final int SLOW_CLIENTS = 500;
    private static final int MEASURED = 300;

    private static RunningGateway gateway;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(TestKafka.bootstrapServers(), "watcher.limits.per-address-minute=100000")
                .ready();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/tok", "GET /api/tokens HTTP/1.1\r\nHost: a\r\nX-A: b"})
    void areHungUpOnWhenTheHeadComesByteByByteButNotWhileTheyAskNothing(String begin) throws IOException {
        Socket patient = begin("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
        Socket slow = begin(begin);
        Socket slowOnItsSecondRequest = begin("GET /health HTTP/1.1\r\nHost: a\r\n\r\n" + begin);

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> isClosedAfterOneMore(slow) && isClosedAfterOneMore(slowOnItsSecondRequest));

        send(patient, "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(new String(patient.getInputStream().readAllBytes(), ISO_8859_1).split("HTTP/1.1 200", -1))
                .hasSize(3);
    }

    @Test
    void doNotSlowOthersDown() throws IOException {
        percentile99();
        Duration alone = percentile99();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            sockets.add(begin(
                    i % 2 == 0
                            ? "GET /api/tok"
                            : "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"));
        }

        Duration crowded = percentile99();

        assertThat(crowded).isLessThan(alone.multipliedBy(2).plusMillis(20));
    }

    private static Duration percentile99() {
        long[] nanos = IntStream.range(0, MEASURED)
                .mapToLong(_ -> {
                    long start = System.nanoTime();
                    assertThat(gateway.get("/api/tokens", gateway.jwt()).statusCode())
                            .isEqualTo(200);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        return Duration.ofNanos(nanos[MEASURED * 99 / 100]);
    }

    private Socket begin(String text) throws IOException {
        var socket = new Socket("127.0.0.1", gateway.port());
        sockets.add(socket);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Sends one more byte; a connection that the other side has closed takes one, but not two. */
    private static boolean isClosedAfterOneMore(Socket socket) {
        try {
            send(socket, "x");
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
