package org.openrouterwatcher.gateway.forwarding;

import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ServerErrors;
import org.springframework.http.HttpStatus;

/** What a client is told when its request cannot be taken to a service, or no answer comes back. */
final class ForwardingProblems {

    private static final int SOON_SECONDS = 2;
    private static final int STREAM_FREE_SECONDS = 30;

    private ForwardingProblems() {}

    static Problem tooLarge(long limit) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "Content too large",
                "The body must not exceed " + limit + " bytes.");
    }

    static Problem clientTooSlow() {
        return Problem.of(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "Request timeout",
                "The body did not arrive in time; send it again.");
    }

    /** Whatever follows may be meant for another parser. */
    static Problem malformed(Throwable failure) {
        return ServerErrors.problem(HttpStatus.BAD_REQUEST.value(), failure).with("Connection", "close");
    }

    static Problem nobodyThere(int retryAfterSeconds) {
        return Problem.unavailable("The service behind this path does not answer now.", retryAfterSeconds);
    }

    static Problem crowded() {
        return Problem.unavailable("The service behind this path has too much to do now.", SOON_SECONDS);
    }

    static Problem tooManyStreams() {
        return Problem.unavailable(
                "Too many people watch at this moment; ask now and then instead.", STREAM_FREE_SECONDS);
    }

    static Problem tooSlow() {
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "gateway-timeout",
                "No answer in time",
                "The service behind this path did not answer in time. What you asked for may have happened or not.");
    }
}
