package org.openrouterwatcher.cluster.fuzz;

import java.util.Optional;
import org.openrouterwatcher.cluster.fuzz.Wire.Answer;
import tools.jackson.core.JacksonException;

/** Says what is wrong with an answer. */
final class Judge {

    private Judge() {}

    static Optional<String> complaint(FuzzRequest request, Answer answer) {
        int status = answer.status();
        if (status >= 500 && !isBusy(answer)) {
            return Optional.of("blames itself with " + status);
        }
        if (!request.expected().contains(status)) {
            return Optional.of("answers " + status + ", which openapi.yaml does not name");
        }
        if (answer.header("x-request-id").isEmpty()) {
            return Optional.of("has no request id");
        }
        return status >= 400 && !isProblem(request, answer)
                ? Optional.of("refuses with " + status + " without a problem")
                : Optional.empty();
    }

    /** 503 with a time to come back is an honest answer. */
    private static boolean isBusy(Answer answer) {
        return answer.status() == 503 && !answer.header("retry-after").isEmpty();
    }

    static boolean isProblem(FuzzRequest request, Answer answer) {
        if (!answer.header("content-type").equals("application/problem+json")) {
            return false;
        }
        if (request.method().equals("HEAD")) {
            return true;
        }
        try {
            var problem = Json.parse(answer.body());
            return problem.path("status").asInt(0) == answer.status()
                    && problem.path("type").asString("").startsWith("/problems/")
                    && !problem.path("title").asString("").isBlank()
                    && !problem.path("detail").asString("").isBlank();
        } catch (JacksonException e) {
            return false;
        }
    }
}
