package org.openrouterwatcher.web.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.openrouterwatcher.web.problem.ProblemBody;
import org.openrouterwatcher.web.problem.ServerErrors;
import org.openrouterwatcher.web.request.RequestId;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem what never reaches a servlet; Jetty alone would answer in HTML. */
final class ServerErrorHandler implements Request.Handler {

    private final JsonMapper json;

    ServerErrorHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var problem = ServerErrors.problem(
                response.getStatus(), (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
        String id = RequestId.accept(request.getHeaders().get(RequestId.HEADER));
        response.setStatus(problem.status().value());
        response.getHeaders().put(RequestId.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // the request may not have been read to its end
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        var body = ProblemBody.of(problem, "", id);
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(body)), callback);
        return true;
    }
}
