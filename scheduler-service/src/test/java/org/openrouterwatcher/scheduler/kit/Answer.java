package org.openrouterwatcher.scheduler.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The body, after a check that the status is this one. */
    public JsonNode json(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        return JSON.readTree(body);
    }

    /** Checks that it is a problem (RFC 9457) of this status. */
    public void isProblem(int expectedStatus) {
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(expectedStatus).required("detail").asString()).isNotBlank();
    }

    /** Checks that it is 422 and names exactly these fields. */
    public void isInvalid(String... fields) {
        isProblem(422);
        assertThat(json(422).required("errors").findValuesAsString("field"))
                .as(body)
                .containsExactly(fields);
    }
}
