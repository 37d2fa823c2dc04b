package org.openrouterwatcher.web.server;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.AbstractConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AcceptQueueTest {

    private static final int BURST = 300;
    private static final int BEFORE_THE_SECOND_TRY_MS = 500;

    private final List<Socket> clients = new ArrayList<>();

    @Autowired
    private WebServerApplicationContext context;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void holdsABurstOfConnectionsForWhichThereIsNoTimeYet() {
        var server = ((JettyWebServer) context.getWebServer()).getServer();
        var connector = (AbstractConnector) server.getConnectors()[0];
        connector.setAccepting(false);

        assertThatCode(() -> connect(BURST)).doesNotThrowAnyException();

        connector.setAccepting(true);
    }

    private void connect(int count) throws IOException {
        var address = new InetSocketAddress("localhost", context.getWebServer().getPort());
        for (int i = 0; i < count; i++) {
            var client = new Socket();
            clients.add(client);
            client.connect(address, BEFORE_THE_SECOND_TRY_MS);
        }
    }
}
