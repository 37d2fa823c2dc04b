package org.openrouterwatcher.web.server;

import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Has a connection cost little memory. Jetty remembers the header fields of each connection, which takes 96 KiB from
 * its second request on: a thousand clients would fill the heap of a small machine.
 */
public final class LeanConnections implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(LeanConnections::rememberNoHeaders);
    }

    private static void rememberNoHeaders(Server server) {
        HttpConfigurations.of(server).forEach(http -> http.setHeaderCacheSize(0));
    }
}
