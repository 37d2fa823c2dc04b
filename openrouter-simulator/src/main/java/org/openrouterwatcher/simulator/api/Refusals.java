package org.openrouterwatcher.simulator.api;

import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Error bodies in their published forms. The order of their fields varies upstream, so it varies here by status. */
final class Refusals {

    static final String MANAGEMENT_ONLY = "Only management keys can perform this operation";

    private Refusals() {}

    static Answer of(int status, String message) {
        return new Answer(status, status % 2 == 0 ? messageFirst(status, message) : codeFirst(status, message));
    }

    static Answer badRequest(String message) {
        return of(400, message);
    }

    static Answer notFound(String message) {
        return of(404, message);
    }

    /** What a status set by a fault says. */
    static Answer published(int status) {
        return of(
                status,
                switch (status) {
                    case 401 -> "No auth credentials found";
                    case 402 -> "Insufficient credits. Add more using https://openrouter.ai/credits";
                    case 403 -> MANAGEMENT_ONLY;
                    case 404 -> "Not found";
                    case 429 -> "Rate limit exceeded";
                    default -> status >= 500 ? "Internal Server Error" : "Request refused";
                });
    }

    private static ObjectNode codeFirst(int status, String message) {
        var body = Json.object();
        body.putObject("error").put("code", status).put("message", message).putNull("metadata");
        return body.putNull("user_id");
    }

    private static ObjectNode messageFirst(int status, String message) {
        var body = Json.object();
        body.putObject("error").put("message", message).put("code", status);
        return body;
    }
}
