package org.openrouterwatcher.audit.refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.audit.trail.Circumstances;
import org.openrouterwatcher.audit.trail.Draft;
import org.openrouterwatcher.audit.trail.Subject;
import org.openrouterwatcher.web.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What there is to note about a request that was answered with 4xx. What may hold a secret that somebody has typed into
 * the wrong place stays out: an id that is no number or UUID, a name that is not of letters, and every segment of a
 * path that is no plain word.
 */
record RefusedRequest(HttpServletRequest request, int status) {

    /** The action of a request that reached no controller, or one that changes nothing. */
    static final String ANY = "request";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAME = Pattern.compile("[a-z]{1,15}(-[a-z]{1,15}){0,2}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,29}|[0-9]{0,19}");

    /** Empty for an answer that is no refusal, and for one to a request that would only have read. */
    static Optional<RefusedRequest> of(HttpServletRequest request, HttpServletResponse response) {
        var refused = new RefusedRequest(request, response.getStatus());
        return refused.isClientError() && (refused.changes() || refused.isStopped())
                ? Optional.of(refused)
                : Optional.empty();
    }

    Draft draft() {
        Optional<Audited> audited = handler().map(it -> it.getMethodAnnotation(Audited.class));
        return new Draft(
                circumstances(),
                audited.map(Audited::value).orElse(ANY),
                AuditTrail.concernOf(request)
                        .or(() -> audited.flatMap(this::named))
                        .orElse(null),
                reason(),
                audited.isPresent() ? Map.of("status", status) : Map.of("status", status, "request", requestLine()));
    }

    private boolean isClientError() {
        return HttpStatus.resolve(status) instanceof HttpStatus known && known.is4xxClientError();
    }

    private boolean changes() {
        return !READING.contains(request.getMethod());
    }

    /** Whether it was turned away before any controller: without the gateway's word for who calls. */
    private boolean isStopped() {
        return status == HttpStatus.UNAUTHORIZED.value() && handler().isEmpty();
    }

    private Circumstances circumstances() {
        Circumstances circumstances = Circumstances.of(request);
        // who comes past the gateway may have written its header
        return isStopped() ? circumstances.from(request.getRemoteAddr()) : circumstances;
    }

    private Optional<HandlerMethod> handler() {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                ? Optional.of(method)
                : Optional.empty();
    }

    private Optional<Subject> named(Audited audited) {
        return variable("id", ID)
                .or(() -> variable(audited.subject(), NAME))
                .filter(_ -> !audited.subject().isEmpty())
                .map(id -> new Subject(audited.subject(), id));
    }

    private Optional<String> variable(String name, Pattern harmless) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        @Nullable Object value = variables instanceof Map<?, ?> map ? map.get(name) : null;
        return value instanceof String text && harmless.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private String reason() {
        Object problem = request.getAttribute(Problem.class.getName());
        return problem instanceof Problem told ? told.type() : "status-" + status;
    }

    private String requestLine() {
        return request.getMethod() + " "
                + Arrays.stream(request.getRequestURI().split("/", 10))
                        .map(segment -> WORD.matcher(segment).matches() ? segment : "…")
                        .collect(Collectors.joining("/"));
    }
}
