package org.openrouterwatcher.web.problem;

import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says as problems what Jetty finds wrong by itself: malformed requests, too long headers, failures of handlers. */
public final class ServerErrors {

    private ServerErrors() {}

    /**
     * What to answer.
     *
     * @param code the status that Jetty wants to answer with
     * @param cause what went wrong, where Jetty knows
     */
    public static Problem problem(int code, @Nullable Throwable cause) {
        HttpStatus status = HttpStatus.resolve(cause instanceof HttpException http ? http.getCode() : code);
        if (status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED) {
            // Jetty says so of any request line with something else at its end, such as a path with a space
            status = HttpStatus.BAD_REQUEST;
        }
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
