package org.openrouterwatcher.simulator.http;

import tools.jackson.databind.node.ObjectNode;

/** A status and its JSON body. */
public record Answer(int status, ObjectNode body) {

    public static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }

    /** An answer whose content stands under {@code data}, as OpenRouter's do. */
    public static Answer data(Object data) {
        var body = Json.object();
        body.set("data", Json.MAPPER.valueToTree(data));
        return ok(body);
    }

    public byte[] bytes() {
        return Json.MAPPER.writeValueAsBytes(body);
    }
}
