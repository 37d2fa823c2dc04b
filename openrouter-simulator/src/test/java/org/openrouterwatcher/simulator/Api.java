package org.openrouterwatcher.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.openrouterwatcher.simulator.http.Json;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client of the simulator, so that tests see what the watcher would see. */
record Api(OpenRouterSimulator openRouter) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        JsonNode data() {
            return json().get("data");
        }

        List<JsonNode> items() {
            return data().valueStream().toList();
        }

        String error() {
            return json().get("error").get("message").stringValue();
        }
    }

    /** Asks the published API with the key of that name. */
    Answer get(String path, String keyName) {
        return getWithSecret(path, openRouter.key(keyName).secret());
    }

    Answer getWithSecret(String path, String secret) {
        return send(HttpRequest.newBuilder(URI.create(openRouter.baseUrl() + path))
                .header("Authorization", "Bearer " + secret));
    }

    Answer getWithoutKey(String path) {
        return send(HttpRequest.newBuilder(URI.create(openRouter.baseUrl() + path)));
    }

    Answer control(String method, String path, String body) {
        return send(HttpRequest.newBuilder(openRouter.root().resolve(path))
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
