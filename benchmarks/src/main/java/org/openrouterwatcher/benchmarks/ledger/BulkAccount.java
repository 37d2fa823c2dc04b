package org.openrouterwatcher.benchmarks.ledger;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Stage;
import tools.jackson.databind.json.JsonMapper;

/**
 * The account of the simulator that has as many keys as were asked for.
 *
 * @param managementKey shows all of them; never printed
 */
record BulkAccount(String managementKey) {

    private static final String MANAGER = "bulk-admin";

    static BulkAccount of(Stage stage) throws IOException, InterruptedException {
        var controls = stage.cluster().simulator().orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(controls.resolve("/sim/keys")).build(), BodyHandlers.ofString());
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .get("data")
                    .valueStream()
                    .filter(key -> key.get("name").asString().equals(MANAGER))
                    .map(key -> new BulkAccount(key.get("key").asString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Takes it under watch; the id of its management key. The first sync begins by itself. */
    long registerFor(Person person) throws IOException, InterruptedException {
        return person.demand("POST", "/api/keys", Map.of("name", "all of the account", "key", managementKey), 201)
                .get("id")
                .asLong();
    }

    /** Nobody watches it any more, so that another one may. */
    void removeFor(Person person, long keyId) throws IOException, InterruptedException {
        var answer = person.ask("DELETE", "/api/keys/" + keyId, Map.of());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("a key could not be removed: " + answer.statusCode() + answer.body());
        }
    }

    @Override
    public String toString() {
        return "BulkAccount";
    }
}
