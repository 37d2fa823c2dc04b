package org.openrouterwatcher.web.server;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** Where Jetty keeps how it speaks HTTP. */
public final class HttpConfigurations {

    private HttpConfigurations() {}

    /** Those of all connectors. */
    public static Stream<HttpConfiguration> of(Server server) {
        return Arrays.stream(server.getConnectors())
                .flatMap(connector -> connector.getConnectionFactories().stream())
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration());
    }
}
