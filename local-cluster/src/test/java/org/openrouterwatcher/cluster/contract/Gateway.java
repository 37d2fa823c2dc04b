package org.openrouterwatcher.cluster.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as its callers see it: paths in, status, headers and JSON out. Immutable: each {@code with} is a copy.
 */
public record Gateway(URI address, Map<String, String> headers) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Gateway(URI address) {
        this(address, Map.of());
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String text) {

        public JsonNode json() {
            return parse(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** JSON with exact decimals. */
    static JsonNode parse(String text) {
        return JSON.readTree(text);
    }

    public Gateway with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Gateway(address, all);
    }

    /** Calls as who holds this JWT or API token. */
    public Gateway as(String credential) {
        return with("Authorization", "Bearer " + credential);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Answer put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer delete(String path, String json) {
        return send("DELETE", path, BodyPublishers.ofString(json));
    }

    /** The lines of an answer that goes on, as they come. */
    public Stream<String> stream(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        headers.forEach(request::setHeader);
        var response = call(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    public Answer send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        var response = call(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static <T> HttpResponse<T> call(HttpRequest request, BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
