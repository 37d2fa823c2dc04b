package org.openrouterwatcher.cluster.fuzz;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }
}
