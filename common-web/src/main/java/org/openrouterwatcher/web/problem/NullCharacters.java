package org.openrouterwatcher.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.openrouterwatcher.web.problem.Problem.FieldError;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query with U+0000 in it: PostgreSQL stores no such text, and does not let anybody look for one. Asked after
 * {@link UnknownParameters}, which finds out whether the query can be read.
 */
final class NullCharacters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && UnknownParameters.hasQueryToJudge(request)) {
            List<FieldError> errors = request.getParameterMap().entrySet().stream()
                    .filter(parameter -> Arrays.stream(parameter.getValue()).anyMatch(it -> it.indexOf(0) >= 0))
                    .map(parameter -> new FieldError(parameter.getKey(), "must not have a null character in it"))
                    .toList();
            if (!errors.isEmpty()) {
                throw new Refusal(Problem.invalid(errors));
            }
        }
        return true;
    }
}
