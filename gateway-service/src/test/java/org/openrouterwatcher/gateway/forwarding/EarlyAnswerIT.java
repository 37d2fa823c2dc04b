package org.openrouterwatcher.gateway.forwarding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.HastyService;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

/** The answer of a service that has not heard its request to the end. */
class EarlyAnswerIT {

    private static final String CHUNK = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    private static final String UNPROCESSABLE =
            "HTTP/1.1 422 Unprocessable Content\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n";

    private RunningGateway gateway;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void thatHasBegunEndsThoughABodyTurnsOutToBeTooLarge() throws Exception {
        try (var service = HastyService.saying(UNPROCESSABLE)) {
            startBefore(service);
            try (var client = beginUpload(service)) {
                send(client, CHUNK.repeat(300) + "0\r\n\r\n");
                service.say("{}");

                assertThat(all(client)).startsWith("HTTP/1.1 422").contains("{}HTTP/1.1 200");
            }
        }
    }

    @Test
    void thatWasThereBeforeStandsThoughABodyTurnsOutToBeTooLarge() throws Exception {
        try (var service = HastyService.saying(UNPROCESSABLE + "{}")) {
            startBefore(service);
            try (var client = beginUpload(service)) {
                send(client, CHUNK.repeat(300) + "0\r\n\r\n");

                assertThat(all(client)).startsWith("HTTP/1.1 422").contains("{}HTTP/1.1 200");
            }
        }
    }

    private void startBefore(HastyService service) {
        gateway = RunningGateway.on(TestKafka.bootstrapServers(), "watcher.upstream.usage-service=" + service.url())
                .ready();
    }

    /** A client that has sent a part of its body when the service has already answered. */
    private Socket beginUpload(HastyService service) throws Exception {
        String head = "POST /api/keys HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer ";
        var client = new Socket("127.0.0.1", gateway.port());
        client.setSoTimeout(10_000);
        send(client, head + gateway.jwt() + "\r\n\r\n" + CHUNK);
        service.awaitAnswer();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true); // the gateway hears it
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** All that comes, the answer to one more request included: the connection is as good as before. */
    private static String all(Socket client) throws IOException {
        send(client, "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
