package org.openrouterwatcher.token.feed;

import jakarta.servlet.http.HttpServletRequest;
import org.openrouterwatcher.messaging.outbox.FeedSealedException;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ProblemBody;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A change that no relay would tell now: 503, and the caller may send it again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SealedFeedProblem {

    private static final Logger log = LoggerFactory.getLogger(SealedFeedProblem.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProblemWriter writer;

    SealedFeedProblem(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> sealed(HttpServletRequest request, FeedSealedException e) {
        log.atWarn().addKeyValue("path", request.getRequestURI()).log(e.getMessage());
        return writer.answer(
                request,
                Problem.unavailable(
                        "Nothing was changed: changes are held up while the service starts anew. Try again in a few"
                                + " seconds.",
                        RETRY_AFTER_SECONDS));
    }
}
