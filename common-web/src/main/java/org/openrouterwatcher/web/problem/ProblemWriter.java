package org.openrouterwatcher.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openrouterwatcher.web.request.RequestId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, for controllers and for filters, whose errors never reach Spring's own handling. */
public final class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers a request from a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body(request, problem)));
    }

    /** Answers a request from Spring MVC. */
    public ResponseEntity<ProblemBody> answer(HttpServletRequest request, Problem problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(answer::header);
        return answer.body(body(request, problem));
    }

    private static ProblemBody body(HttpServletRequest request, Problem problem) {
        // for who looks at the request afterwards and wants to know why it was refused
        request.setAttribute(Problem.class.getName(), problem);
        return ProblemBody.of(problem, path(request), requestId(request));
    }

    /** The path that was called, also while the container handles an error. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called
                ? called
                : request.getRequestURI();
    }

    private static String requestId(HttpServletRequest request) {
        return request.getAttribute(RequestId.HEADER) instanceof String id ? id : "";
    }
}
