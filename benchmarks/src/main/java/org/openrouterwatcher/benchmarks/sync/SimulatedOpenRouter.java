package org.openrouterwatcher.benchmarks.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The upstream, behind its curtain: what no client of OpenRouter could see or do. */
final class SimulatedOpenRouter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI controls;

    SimulatedOpenRouter(URI controls) {
        this.controls = controls;
    }

    /** A key as its owner has it; prints itself without its text. */
    record Key(String name, String text) {
        @Override
        public String toString() {
            return "Key[name=" + name + "]";
        }
    }

    /** The keys of a kind that an account has. */
    List<Key> keys(String account, String kind) throws IOException, InterruptedException {
        return send("GET", "/sim/keys", BodyPublishers.noBody())
                .get("data")
                .valueStream()
                .filter(key -> key.get("account").asString().equals(account))
                .filter(key -> key.get("kind").asString().equalsIgnoreCase(kind))
                .map(key -> new Key(key.get("name").asString(), key.get("key").asString()))
                .toList();
    }

    /** Lets a key spend something now. */
    void spend(Key key) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("key", key.name, "credits", "0.0123"));
        send("POST", "/sim/spend", BodyPublishers.ofString(body));
    }

    /**
     * What was asked since the last time that it was forgotten.
     *
     * @param atOnce the most requests that were being answered at the same moment
     * @param connections over how many they came, the closed ones included
     */
    record Asked(long requests, int atOnce, int connections) {}

    Asked asked() throws IOException, InterruptedException {
        JsonNode answer = send("GET", "/sim/requests", BodyPublishers.noBody());
        return new Asked(
                answer.get("total").asLong(),
                answer.get("most_at_once").asInt(),
                answer.get("connections").asInt());
    }

    void forgetWhatWasAsked() throws IOException, InterruptedException {
        send("DELETE", "/sim/requests", BodyPublishers.noBody());
    }

    private JsonNode send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(controls.resolve(path))
                .method(method, body)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
