package org.openrouterwatcher.gateway.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ProblemBody;
import org.openrouterwatcher.web.server.UnreadBody;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem (RFC 9457) from where Spring's handling does not reach. */
public final class ProblemAnswers {

    /** A longer path is cut: the caller knows what it sent. */
    private static final int LONGEST_INSTANCE = 256;

    private final JsonMapper json;

    public ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Writes the whole answer, lets the client finish what it is still sending, and completes the request. */
    public void write(Request request, Response response, Callback callback, Problem problem) {
        RequestFacts facts = RequestFacts.of(request);
        StandardHeaders.put(response.getHeaders(), facts.requestId());
        response.setStatus(problem.status().value());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response.getHeaders()::put);
        var body = ProblemBody.of(problem, instance(request), facts.requestId());
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(body)), new UnreadBody(request, callback));
    }

    /** The path that was called; empty, and so left out, when the request line could not be read. */
    private static String instance(Request request) {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith("/") || path.startsWith("/bad")) {
            return "";
        }
        return path.length() > LONGEST_INSTANCE ? path.substring(0, LONGEST_INSTANCE) : path;
    }
}
