package org.openrouterwatcher.cluster.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls an HTTP API that speaks JSON. */
final class HttpApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final String authorization;
    private final HttpClient client;

    HttpApi(URI base) {
        this(base, "", HttpClient.newHttpClient());
    }

    private HttpApi(URI base, String authorization, HttpClient client) {
        this.base = base;
        this.authorization = authorization;
        this.client = client;
    }

    /** The same API, called with this bearer token. */
    HttpApi as(String token) {
        return new HttpApi(base, "Bearer " + token, client);
    }

    Answer get(String path) {
        return send(path, request(path).GET());
    }

    Answer post(String path, Map<String, String> body) {
        return send(path, request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Content-Type", "application/json");
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    /** Has patience with 503 and 504: what has just been started is slow at first. */
    private Answer send(String path, HttpRequest.Builder request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = sendOnce(path, request);
        while ((answer.status == 503 || answer.status == 504) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = sendOnce(path, request);
        }
        return answer;
    }

    private Answer sendOnce(String path, HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(path, response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UnexpectedAnswer(path + " could not be called: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("interrupted while waiting for " + path);
        }
    }

    /** What came back. */
    record Answer(String path, int status, String text) {

        /** The body, when the status is the expected one. */
        JsonNode body(int expectedStatus) {
            if (status != expectedStatus) {
                throw new UnexpectedAnswer("%s answered %d: %s".formatted(path, status, text));
            }
            return JSON.readTree(text);
        }
    }
}
