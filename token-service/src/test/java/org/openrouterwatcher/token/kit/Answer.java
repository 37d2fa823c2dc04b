package org.openrouterwatcher.token.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A field of the body as text. */
    public String text(String field) {
        return json().required(field).asString();
    }

    /** A header; empty text when it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Checks that it is a problem (RFC 9457) of this status. */
    public Answer isProblem(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().required("status").asInt()).isEqualTo(expectedStatus);
        assertThat(text("detail")).isNotBlank();
        assertThat(header("X-Request-Id")).isEqualTo(text("request_id"));
        return this;
    }

    /** Checks that it is 422 and names exactly these fields. */
    public Answer isInvalid(String... fields) {
        isProblem(422);
        List<String> named = json().required("errors")
                .valueStream()
                .map(error -> error.required("field").asString())
                .distinct()
                .toList();
        assertThat(named).as(body).containsExactlyInAnyOrder(fields);
        return this;
    }
}
