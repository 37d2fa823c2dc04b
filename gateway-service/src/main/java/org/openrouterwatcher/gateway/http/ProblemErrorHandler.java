package org.openrouterwatcher.gateway.http;

import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ServerErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problems of the errors that Jetty itself finds: malformed requests, too long headers, failures of handlers. */
public final class ProblemErrorHandler implements Request.Handler {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorHandler.class);

    private final ProblemAnswers answers;

    public ProblemErrorHandler(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Throwable cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Problem problem = ServerErrors.problem(response.getStatus(), cause);
        // quiet are those that tell of the client, such as that it is gone
        if (problem.status().is5xxServerError() && cause != null && !QuietException.isQuiet(cause)) {
            log.atError()
                    .addKeyValue("requestId", RequestFacts.of(request).requestId())
                    .setCause(cause)
                    .log("request failed");
        }
        // whoever sends what Jetty cannot read may mean something else by the bytes that follow
        answers.write(request, response, callback, problem.with("Connection", "close"));
        return true;
    }
}
