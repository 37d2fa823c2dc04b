package org.openrouterwatcher.cluster.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls one HTTP API as any client would, and gives back whatever it answers. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // money is compared to the last digit
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final URI base;
    private final Map<String, String> headers;

    private Api(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The API at this address, called by nobody in particular. */
    public static Api at(URI base) {
        return new Api(base, Map.of("Content-Type", "application/json"));
    }

    /** The same API, called with this JWT or API token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same API, called with this header. */
    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(base, Map.copyOf(more));
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Reply delete(String path, Object body) {
        return send("DELETE", path, json(body));
    }

    public Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Reply post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    /** A text goes as it is, so that a test can send what is no JSON; everything else is written as JSON. */
    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private Reply send(String method, String path, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
        headers.forEach(request::header);
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        /** The body as JSON, decimals with every digit. */
        public JsonNode json() {
            return JSON.readTree(text());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** So that a failed assertion shows what there was. */
        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
