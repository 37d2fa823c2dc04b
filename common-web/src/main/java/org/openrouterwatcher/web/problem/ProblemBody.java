package org.openrouterwatcher.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A problem as JSON (RFC 9457, section 3).
 *
 * @param instance the path that was called
 * @param requestId to be quoted when asking for help; it is in the log too
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<Problem.FieldError> errors,
        @JsonProperty("request_id") String requestId) {

    /** The body of a problem. */
    public static ProblemBody of(Problem problem, String path, String requestId) {
        return new ProblemBody(
                "/problems/" + problem.type(),
                problem.title(),
                problem.status().value(),
                problem.detail(),
                path,
                problem.errors(),
                requestId);
    }
}
