package org.openrouterwatcher.audit.refusal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openrouterwatcher.web.request.RequestIdFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes each request that would have changed something and was refused, whoever refused it: filter or controller. */
final class RefusalFilter extends OncePerRequestFilter {

    /** Behind the request id, before everything that may refuse. */
    static final int ORDER = RequestIdFilter.ORDER + 5;

    private final RefusalWriter writer;

    RefusalFilter(RefusalWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        RefusedRequest.of(request, response).map(RefusedRequest::draft).ifPresent(writer::write);
    }
}
