package org.openrouterwatcher.web.caller;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request into a service only with the gateway's token: a call that does not come through the gateway is 401.
 * The caller becomes a request attribute, from where {@link CallerArgumentResolver} hands it to controllers.
 */
public final class CallerAuthenticationFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = Caller.class.getName();

    private final CallerTokenVerifier verifier;
    private final Set<String> openPaths;
    private final ProblemWriter problems;

    /** @param openPaths paths that anyone may call, such as log-in; {@code /*} at the end stands for one name */
    public CallerAuthenticationFilter(CallerTokenVerifier verifier, Set<String> openPaths, ProblemWriter problems) {
        this.verifier = verifier;
        this.openPaths = Set.copyOf(openPaths);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller =
                Optional.ofNullable(request.getHeader(CallerHeaders.CALLER)).flatMap(verifier::verify);
        caller.ifPresent(it -> request.setAttribute(ATTRIBUTE, it));
        if (caller.isEmpty() && !isOpen(request.getRequestURI())) {
            problems.write(
                    request, response, Problem.unauthorized("This service answers to the gateway only.", "Bearer"));
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOpen(String path) {
        return openPaths.contains(path) || openPaths.contains(path.substring(0, path.lastIndexOf('/') + 1) + "*");
    }
}
