package org.openrouterwatcher.cluster.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A key of the simulator that the demo account watches.
 *
 * @param name what the account calls it
 * @param key the secret itself
 */
record DemoKey(String name, String key) {

    private static final int INFERENCE_KEYS = 3;

    /** Of what {@code GET /sim/keys} gives: every management key in use, and a few others, the last first. */
    static List<DemoKey> chosenFrom(JsonNode listing) {
        var inUse = listing.get("data")
                .valueStream()
                .filter(key -> says(key, "state", "enabled"))
                .toList();
        var management = inUse.stream().filter(key -> says(key, "kind", "management"));
        var inference = inUse.reversed().stream()
                .filter(key -> says(key, "kind", "inference"))
                .limit(INFERENCE_KEYS);
        var chosen = Stream.concat(management, inference).map(DemoKey::of).toList();
        if (chosen.isEmpty()) {
            throw new UnexpectedAnswer("the simulator has no key in use");
        }
        return chosen;
    }

    private static boolean says(JsonNode key, String field, String word) {
        return key.get(field).asString().equalsIgnoreCase(word);
    }

    private static DemoKey of(JsonNode key) {
        return new DemoKey(key.get("name").asString(), key.get("key").asString());
    }

    /** As {@code POST /api/keys} takes it. */
    Map<String, String> body() {
        return Map.of("name", name, "key", key);
    }

    @Override
    public String toString() {
        return name;
    }
}
