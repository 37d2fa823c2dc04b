package org.openrouterwatcher.simulator.api;

import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;

/** {@code GET /key}: a key looks at itself. It learns its money, but neither its hash nor its name. */
final class KeyEndpoint implements Endpoint {

    @Override
    public Answer answer(ApiRequest request) {
        var key = request.caller().key();
        var body = Json.object();
        var data = body.putObject("data").put("label", key.label());
        KeyFields.writeMoney(data, key.cap(), request.caller().countersAt(request.now()));
        data.put("is_free_tier", false)
                .put("is_management_key", key.isManagement())
                .put("is_provisioning_key", key.isManagement())
                .put("creator_user_id", key.creatorUserId());
        // expires_at may be null or missing: here missing when it never expires
        if (key.expiresAt() != null) {
            data.put("expires_at", key.expiresAt().toString());
        }
        data.putObject("rate_limit")
                .put("requests", -1)
                .put("interval", "10s")
                .put("note", "This field is deprecated and safe to ignore.");
        return Answer.ok(body);
    }
}
