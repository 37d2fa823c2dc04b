package org.openrouterwatcher.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the container goes when a filter has failed. Spring Boot's own is open to anybody who calls it by its path, and
 * does not speak problem+json.
 */
@RestController
public final class ErrorPage implements ErrorController {

    private final ProblemWriter writer;

    public ErrorPage(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemBody> error(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? writer.answer(request, ServerErrors.problem(status, null))
                : writer.answer(request, Problem.notFound("There is nothing at this path; /docs lists what there is."));
    }
}
