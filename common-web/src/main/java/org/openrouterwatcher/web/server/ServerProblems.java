package org.openrouterwatcher.web.server;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Has the web server itself refuse with problems, as everybody behind it does, and know of bodies what they know. */
public final class ServerProblems implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory>, Ordered {

    private final JsonMapper json;

    public ServerProblems(JsonMapper json) {
        this.json = json;
    }

    /** Early, so that a service may know better. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            server.setErrorHandler(new ServerErrorHandler(json));
            server.setHandler(new JsonBodies(server.getHandler()));
        });
    }
}
