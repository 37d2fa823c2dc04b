package org.openrouterwatcher.gateway.testing;

import static org.awaitility.Awaitility.await;

import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openrouterwatcher.gateway.GatewayService;
import org.openrouterwatcher.web.caller.CallerTokenVerifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole gateway in this JVM, with stubs behind it and a broker of the test's choice. */
public final class RunningGateway implements AutoCloseable {

    private static final KeyPair CALLER_KEYS = Jwks.CRV.Ed25519.keyPair().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StubService services = StubService.start();
    private final AccessTokens accessTokens = new AccessTokens("key-1");
    private final ConfigurableApplicationContext context;

    private RunningGateway(String bootstrapServers, List<String> settings) {
        beTokenService();
        Map<String, String> all = new HashMap<>();
        all.put("server.port", "0");
        all.put("management.server.port", "0");
        all.put("spring.main.banner-mode", "off");
        all.put("spring.kafka.bootstrap-servers", bootstrapServers);
        all.put("watcher.topics.startup-wait", "0s");
        all.put(
                "watcher.caller.private-key",
                Base64.getEncoder().encodeToString(CALLER_KEYS.getPrivate().getEncoded()));
        all.put("watcher.feed.keys", TokenFeed.KEYS);
        all.put("watcher.upstream.token-service", services.url());
        all.put("watcher.upstream.usage-service", services.url());
        all.put("watcher.upstream.scheduler-service", services.url());
        settings.forEach(it -> all.put(it.split("=", 2)[0], it.split("=", 2)[1]));
        String[] arguments = all.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(GatewayService.class).run(arguments);
    }

    private void beTokenService() {
        services.answers("/internal/jwks", 200, accessTokens.jwks());
        services.answers("/internal/introspect", 200, "{\"active\":false}");
        services.answers("/internal/feed/changes", 200, "{\"changes\":[],\"cursor\":1,\"complete\":true}");
    }

    /** Forgets what the services received, and what was agreed with them. */
    public void forgetRequests() {
        services.reset();
        beTokenService();
    }

    /** Starts one; it may not be ready yet. Settings are {@code name=value}. */
    public static RunningGateway on(String bootstrapServers, String... settings) {
        return new RunningGateway(bootstrapServers, List.of(settings));
    }

    public RunningGateway ready() {
        await("gateway ready")
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/health").statusCode() == 200);
        await("verification keys")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !services.received("/internal/jwks").isEmpty());
        return this;
    }

    public StubService services() {
        return services;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public CallerTokenVerifier callerTokens(String audience) {
        return new CallerTokenVerifier(List.of(CALLER_KEYS.getPublic()), audience, java.time.Clock.systemUTC());
    }

    /** A JWT of some user in a session of its own. */
    public String jwt() {
        return accessTokens.of(7, UUID.randomUUID(), Instant.now());
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, it -> it);
    }

    public HttpResponse<String> get(String path, String bearer) {
        return call("GET", path, it -> it.header("Authorization", "Bearer " + bearer));
    }

    public HttpResponse<String> management(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort() + path)));
    }

    public HttpResponse<String> call(String method, String path, UnaryOperator<HttpRequest.Builder> change) {
        return send(change.apply(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody())));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins to read an answer that goes on. */
    public HttpResponse<Stream<String>> stream(String path, String bearer) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .header("Authorization", "Bearer " + bearer)
                            .build(),
                    BodyHandlers.ofLines());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells it to stop in good order; the stubs go on. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
        services.close();
        client.close();
    }
}
