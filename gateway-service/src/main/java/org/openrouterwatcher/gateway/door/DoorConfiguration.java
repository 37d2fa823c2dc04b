package org.openrouterwatcher.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.openrouterwatcher.gateway.authentication.ApiTokenAuthenticator;
import org.openrouterwatcher.gateway.authentication.JwtAuthenticator;
import org.openrouterwatcher.gateway.forwarding.Forwarder;
import org.openrouterwatcher.gateway.forwarding.LiveForwarder;
import org.openrouterwatcher.gateway.http.AccessLog;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.http.ProblemErrorHandler;
import org.openrouterwatcher.gateway.limits.ClientAddresses;
import org.openrouterwatcher.gateway.limits.RateLimits;
import org.openrouterwatcher.gateway.limits.TokenUsageReporter;
import org.openrouterwatcher.web.server.HttpConfigurations;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Sets our handlers before Spring's servlet, and Jetty to its strictest. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    /**
     * Platform threads accept, select, read and forward, none of which waits; who has to wait does so on a virtual one.
     */
    private static final int PLATFORM_THREADS = 32;

    /** For the head of a request, from its first byte to its last. */
    private static final Duration PATIENCE_WITH_HEADS = Duration.ofSeconds(10);

    @Bean
    ProblemAnswers problemAnswers(JsonMapper json) {
        return new ProblemAnswers(json);
    }

    @Bean
    Doorkeeper doorkeeper(
            JwtAuthenticator sessions, ApiTokenAuthenticator apiTokens, RateLimits limits, TokenUsageReporter usage) {
        return new Doorkeeper(sessions, apiTokens, limits, usage::used);
    }

    /** Last, so that the thread pool stays ours; after the feed, which is then read while the server is set up. */
    @Bean
    @DependsOn("tokenEventListener")
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<JettyServletWebServerFactory> door(
            Doorkeeper doorkeeper,
            Forwarder forwarder,
            LiveForwarder live,
            ClientAddresses addresses,
            ProblemAnswers answers,
            MeterRegistry meters) {
        return factory -> {
            Executor waiting = VirtualThreads.getNamedVirtualThreadsExecutor("http-");
            factory.setThreadPool(threads(waiting));
            factory.addServerCustomizers(server -> {
                HttpConfigurations.of(server).forEach(DoorConfiguration::beStrict);
                // heads are made byte by byte, which costs less in an array
                HttpConfigurations.of(server).forEach(http -> http.setUseOutputDirectByteBuffers(false));
                listenToConnections(server, new SlowHeads(server, PATIENCE_WITH_HEADS));
                server.setErrorHandler(new ProblemErrorHandler(answers));
                server.setRequestLog(new AccessLog(meters));
                var api = new ApiHandler(doorkeeper, forwarder, live, answers, waiting);
                var pages = new UnhurriedHandler(server.getHandler(), waiting);
                server.setHandler(new EdgeHandler(new Handler.Sequence(api, pages), addresses, answers));
            });
        };
    }

    private static QueuedThreadPool threads(Executor waiting) {
        var threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("jetty");
        threads.setVirtualThreadsExecutor(waiting);
        return threads;
    }

    private static void listenToConnections(Server server, SlowHeads slowHeads) {
        Arrays.stream(server.getConnectors()).forEach(connector -> connector.addBean(slowHeads, false));
        server.addBean(slowHeads, true);
    }

    private static void beStrict(HttpConfiguration http) {
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setUriCompliance(EdgeHandler.LEAVES_PATHS_TO_US);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }
}
