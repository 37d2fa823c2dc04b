package org.openrouterwatcher.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.gateway.GatewayService;
import org.openrouterwatcher.infrastructure.FreePort;

/**
 * The whole gateway in a process of its own, from the test's class path; or as somebody would start it, with
 * {@code -Dgateway.launch="-XX:AOTCache=… -jar …"}.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final String LAUNCH = System.getProperty("gateway.launch", "");
    private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-Xss512k");

    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JavaProcess process;

    /** Starts one; it is not ready yet. Settings are environment variables. */
    public GatewayProcess(Path log, String bootstrapServers, StubService services, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_PORT", Integer.toString(managementPort),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "TOKEN_SERVICE_URL", services.url(),
                "USAGE_SERVICE_URL", services.url(),
                "SCHEDULER_SERVICE_URL", services.url(),
                "WATCHER_FEED_KEYS", TokenFeed.KEYS,
                "WATCHER_CALLER_PRIVATEKEY", new AccessTokens("any").privateKeyBase64()));
        environment.putAll(settings);
        process = start(log, environment);
    }

    private static JavaProcess start(Path log, Map<String, String> environment) {
        if (LAUNCH.isEmpty()) {
            return JavaProcess.start(log, environment, OPTIONS, GatewayService.class);
        }
        List<String> words = new ArrayList<>(OPTIONS);
        words.addAll(List.of(LAUNCH.split(" ")));
        return JavaProcess.start(log, environment, words);
    }

    public JavaProcess process() {
        return process;
    }

    /** Whether requests may be sent to it. */
    public boolean isReady() {
        try {
            return management("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public HttpResponse<String> management(String path) {
        return send(managementPort, path, "none");
    }

    public HttpResponse<String> get(String path, String bearer) {
        return send(port, path, bearer);
    }

    private HttpResponse<String> send(int to, String path, String bearer) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + path))
                .header("Authorization", "Bearer " + bearer)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
