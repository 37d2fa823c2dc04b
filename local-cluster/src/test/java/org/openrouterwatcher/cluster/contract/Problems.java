package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import tools.jackson.databind.JsonNode;

/** What every refusal has in common. */
final class Problems {

    private Problems() {}

    /** Asserts that an answer is a problem+json of this status that a person can act on, and gives its body. */
    static JsonNode assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).startsWith("/problems/");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }

    /** Asserts a 422 that names this field. */
    static void assertInvalid(Answer answer, String field) {
        JsonNode problem = assertProblem(answer, 422);
        assertThat(problem.get("errors").findValuesAsString("field")).contains(field);
    }

    /** Asserts a 401 with its challenge. */
    static void assertUnauthorized(Answer answer) {
        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
}
