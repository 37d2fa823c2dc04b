package org.openrouterwatcher.gateway.door;

import java.util.List;
import org.openrouterwatcher.gateway.forwarding.Route.Access;
import org.openrouterwatcher.gateway.limits.Allowance;
import org.openrouterwatcher.web.problem.Problem;
import org.springframework.http.HttpStatus;

/** What somebody is told who does not come in (RFC 6750, section 3 for the challenges). */
final class DoorProblems {

    private static final int SOON_SECONDS = 1;
    private static final String REALM = "Bearer realm=\"openrouter-watcher\"";

    private DoorProblems() {}

    static Problem credentialMissing(Access access) {
        return Problem.unauthorized(takes(access) + " Send it as `Authorization: Bearer …`.", REALM);
    }

    /** Says the same for unknown, expired, revoked and malformed ones, and for the other kind. */
    static Problem credentialRefused(Access access) {
        return Problem.unauthorized(takes(access) + " The one sent is not valid.", REALM + ", error=\"invalid_token\"");
    }

    static Problem credentialAmbiguous() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        "Ambiguous credential",
                        "Send one credential, in one `Authorization` header, and none in the URL.")
                .with("WWW-Authenticate", REALM + ", error=\"invalid_request\"");
    }

    static Problem unsure(String why) {
        return Problem.unavailable("Try again in a moment: " + why + ".", SOON_SECONDS);
    }

    static Problem tooManyCalls(Allowance allowance) {
        return tooMany(
                "This token has used its %d calls of the hour. The next ones are free in %d seconds.", allowance);
    }

    static Problem tooManyAttempts(Allowance allowance) {
        return tooMany(
                "This address has made its %d attempts of the minute. The next ones are free in %d seconds.",
                allowance);
    }

    static Problem notFound() {
        return Problem.notFound("There is nothing at this path; /docs lists what there is.");
    }

    static Problem wrongMethod(List<String> allowed) {
        String list = String.join(", ", allowed);
        return Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "Method not allowed",
                        "This path takes " + list + ".")
                .with("Allow", list);
    }

    static Problem uriTooLong() {
        return Problem.of(
                HttpStatus.URI_TOO_LONG, "uri-too-long", "URI too long", "The path and query must not exceed 8 KiB.");
    }

    static Problem unclearFraming() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "Unclear framing",
                        "The only transfer coding taken here is `chunked`, once, in HTTP/1.1.")
                .with("Connection", "close");
    }

    static Problem malformedUri() {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Malformed URI",
                "Percent-encode what RFC 3986 does not allow in path and query, and send no `.` or `..` segments.");
    }

    private static Problem tooMany(String detail, Allowance allowance) {
        return Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                detail.formatted(allowance.quota().limit(), allowance.resetSeconds()));
    }

    private static String takes(Access access) {
        return access == Access.API_TOKEN
                ? "This path takes an API token (`or_api_…`), made with POST /api/tokens."
                : "This path takes the access token (JWT) of a log-in, from POST /api/auth/login.";
    }
}
