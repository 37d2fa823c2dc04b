package org.openrouterwatcher.web.server;

import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Leaves room for a burst of new connections while all processors are busy. Java asks the system for 50; who comes when
 * these wait is not heard, and asks again after a second (TCP's first retransmission, RFC 6298).
 */
public final class AcceptQueue implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    /** Linux leaves at most 4096 by itself (net.core.somaxconn). */
    private static final int CONNECTIONS = 1024;

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(AcceptQueue::widen);
    }

    private static void widen(Server server) {
        Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .forEach(connector -> ((ServerConnector) connector).setAcceptQueueSize(CONNECTIONS));
    }
}
