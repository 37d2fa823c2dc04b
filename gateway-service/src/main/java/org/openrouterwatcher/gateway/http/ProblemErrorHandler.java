package org.openrouterwatcher.gateway.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

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
        int code = cause instanceof HttpException http ? http.getCode() : response.getStatus();
        if (code >= 500 && cause != null && !(cause instanceof HttpException)) {
            log.atError()
                    .addKeyValue("requestId", RequestFacts.of(request).requestId())
                    .setCause(cause)
                    .log("request failed");
        }
        // whoever sends what Jetty cannot read may mean something else by the bytes that follow
        answers.write(request, response, callback, problem(code, cause).with("Connection", "close"));
        return true;
    }

    private static Problem problem(int code, @Nullable Throwable cause) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null || !status.isError()) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return Problem.of(status, type(status), status.getReasonPhrase(), detail(status, cause));
    }

    private static String type(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String detail(HttpStatus status, @Nullable Throwable cause) {
        return switch (status) {
            case URI_TOO_LONG -> "The path and query must not exceed 8 KiB.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers of a request must not exceed 16 KiB in all.";
            case NOT_FOUND -> "There is nothing at this path; /docs lists what there is.";
            case REQUEST_TIMEOUT -> "The request did not arrive in time.";
            case BAD_REQUEST -> "The request is not well-formed HTTP: " + reason(cause) + ".";
            default ->
                status.is5xxServerError()
                        ? "It is not your fault. Quote the request id when you report it."
                        : reason(cause) + ".";
        };
    }

    /** Jetty's reasons are constants that name the broken rule. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof HttpException http && http.getReason() != null
                ? http.getReason()
                : "it cannot be understood";
    }
}
