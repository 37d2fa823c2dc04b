package org.openrouterwatcher.faults.load;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param status 0 when nothing did
 * @param body empty when nothing did
 * @param location where to look for the end of what was begun; null when the answer names no place
 */
public record Answer(int status, String body, @Nullable String location) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** There was no answer. */
    static Answer none() {
        return new Answer(0, "", null);
    }

    /** The body of an answer that has one. */
    public JsonNode json() {
        return JSON.readTree(body);
    }
}
