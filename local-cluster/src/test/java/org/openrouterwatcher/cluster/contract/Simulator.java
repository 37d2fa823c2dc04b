package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** The OpenRouter that the cluster watches, with its strings and its truth. */
record Simulator(Gateway controls) {

    Simulator(URI address) {
        this(new Gateway(address));
    }

    /** The secret of a demo key. */
    String secretOf(String name) {
        return keys().valueStream()
                .filter(key -> key.get("name").asString().equals(name))
                .map(key -> key.get("key").asString())
                .findFirst()
                .orElseThrow();
    }

    JsonNode keys() {
        return controls.get("/sim/keys").json().get("data");
    }

    /** What was really spent. */
    JsonNode truth() {
        return controls.get("/sim/truth").json();
    }

    /** Misbehaves from now on, as {@code GET /sim} explains. */
    void fail(String fault) {
        Answer answer = controls.post("/sim/faults", fault);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void heal() {
        controls.delete("/sim/faults");
    }

    void spend(String key, String credits) {
        Answer answer = controls.post("/sim/spend", "{\"key\": \"%s\", \"credits\": %s}".formatted(key, credits));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** How often each path was asked since the last {@link #forgetRequests}. */
    JsonNode requests() {
        return controls.get("/sim/requests").json();
    }

    void forgetRequests() {
        controls.delete("/sim/requests");
    }
}
