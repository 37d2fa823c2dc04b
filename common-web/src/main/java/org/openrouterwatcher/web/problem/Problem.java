package org.openrouterwatcher.web.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A refusal, before it is written.
 *
 * @param type the last part of {@code /problems/…}, where a reader can look it up
 * @param detail written for the caller: what to do about it
 * @param errors one entry per field of an invalid body or query
 * @param headers to be sent along, such as {@code Retry-After}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
        HttpStatus status,
        String type,
        String title,
        String detail,
        List<FieldError> errors,
        Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    /** A refusal without fields and headers. */
    public static Problem of(HttpStatus status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, List.of(), Map.of());
    }

    /** 401 with its challenge (RFC 6750, section 3). */
    public static Problem unauthorized(String detail, String challenge) {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", "Not authenticated", detail)
                .with("WWW-Authenticate", challenge);
    }

    /** 403: it exists, but it is not yours. */
    public static Problem forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", "Not yours", detail);
    }

    /** 404. */
    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail);
    }

    /** 409. */
    public static Problem conflict(String type, String title, String detail) {
        return of(HttpStatus.CONFLICT, type, title, detail);
    }

    /** 415: a body that is said to be something else. */
    public static Problem notJson() {
        return of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body as JSON in UTF-8, with `Content-Type: application/json`.")
                .with("Accept", MediaType.APPLICATION_JSON_VALUE);
    }

    /** 422 with what is wrong with each field. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid",
                "Invalid request",
                "Mend the fields named in `errors` and send it again.",
                errors,
                Map.of());
    }

    /** 422 for one field. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 503: try again later. */
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not available now", detail)
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** The same refusal with one more header. */
    public Problem with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Problem(status, type, title, detail, errors, all);
    }
}
