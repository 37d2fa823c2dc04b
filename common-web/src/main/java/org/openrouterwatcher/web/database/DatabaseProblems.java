package org.openrouterwatcher.web.database;

import jakarta.servlet.http.HttpServletRequest;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.ProblemBody;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is away or overloaded is no fault of the request: 503, and the caller may send it again. */
@RestControllerAdvice
@Order(DatabaseProblems.ORDER)
final class DatabaseProblems {

    /** Before everything unexpected, behind a service that knows more about one of these. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblems.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProblemWriter writer;

    DatabaseProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemBody> away(HttpServletRequest request, RuntimeException e) {
        log.atWarn()
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("reason", e.toString())
                .log("database did not answer");
        return writer.answer(
                request,
                Problem.unavailable("The database does not answer. Try again in a few seconds.", RETRY_AFTER_SECONDS));
    }
}
