package org.openrouterwatcher.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.problem.Problem.FieldError;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query that asks for something the call does not know: a misspelt filter that is silently ignored answers
 * another question than the one that was asked.
 */
final class UnknownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (hasQueryToJudge(request) && handler instanceof HandlerMethod method) {
            Set<String> parameters = known.computeIfAbsent(method, UnknownParameters::parametersOf);
            List<FieldError> unknown = names(request).stream()
                    .filter(name -> !parameters.contains(name))
                    .map(name -> new FieldError(name, "is not a parameter of this call"))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new Refusal(Problem.invalid(unknown));
            }
        }
        return true;
    }

    /** Not for the page of an error, which knows no parameters and has another story to tell. */
    static boolean hasQueryToJudge(HttpServletRequest request) {
        return request.getQueryString() != null && request.getDispatcherType() != DispatcherType.ERROR;
    }

    private static Set<String> names(HttpServletRequest request) {
        try {
            return request.getParameterMap().keySet();
        } catch (RuntimeException unreadable) {
            throw new Refusal(Problem.invalid("query", "is not readable"));
        }
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(UnknownParameters::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String nameOf(MethodParameter parameter) {
        @Nullable RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        return parameter.getParameter().getName();
    }
}
