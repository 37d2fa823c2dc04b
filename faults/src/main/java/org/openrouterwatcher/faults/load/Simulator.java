package org.openrouterwatcher.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The controls of the simulated OpenRouter. */
public final class Simulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    public Simulator(URI address) {
        this.address = address;
    }

    /**
     * A key of OpenRouter.
     *
     * @param account whose it is
     * @param kind {@code inference} or {@code management}
     * @param secret the key itself
     * @param isEnabled whether it works
     */
    public record Key(String account, String name, String kind, String secret, boolean isEnabled) {}

    /** Every key there is. */
    public List<Key> keys() {
        return get("/sim/keys")
                .get("data")
                .valueStream()
                .map(key -> new Key(
                        key.get("account").asString(),
                        key.get("name").asString(),
                        key.get("kind").asString().toLowerCase(Locale.ROOT),
                        key.get("key").asString(),
                        key.get("state").asString().equalsIgnoreCase("enabled")))
                .toList();
    }

    /** Everything that was spent. */
    public JsonNode truth() {
        return get("/sim/truth");
    }

    /** What was ever spent with the key of this name. */
    public BigDecimal spentWith(String key) {
        return truth().get("rows")
                .valueStream()
                .filter(row -> row.get("key").asString().equals(key))
                .map(row -> row.get("spent"))
                .map(spent -> spent.get("credits")
                        .decimalValue()
                        .add(spent.get("byok").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Changes something. */
    public void post(String path, Map<String, ?> body) {
        send(HttpRequest.newBuilder(address.resolve(path))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** OpenRouter behaves again. */
    public void endFaults() {
        send(HttpRequest.newBuilder(address.resolve("/sim/faults")).DELETE());
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
