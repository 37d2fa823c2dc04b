package org.openrouterwatcher.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.problem.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what goes wrong in a controller into problems: one method per outcome. */
@RestControllerAdvice
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ProblemWriter writer;

    public Problems(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(HttpServletRequest request, Refusal refusal) {
        return writer.answer(request, refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadableBody(HttpServletRequest request, HttpMessageNotReadableException e) {
        return writer.answer(
                request, Problem.invalid(field(e.getCause()), "is missing, unreadable or of a wrong type"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalidBody(HttpServletRequest request, MethodArgumentNotValidException e) {
        return writer.answer(
                request,
                Problem.invalid(e.getBindingResult().getFieldErrors().stream()
                        .map(error -> new FieldError(snakeCase(error.getField()), text(error.getDefaultMessage())))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalidArgument(HttpServletRequest request, HandlerMethodValidationException e) {
        return writer.answer(
                request,
                Problem.invalid(e.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> new FieldError(name(result), text(error.getDefaultMessage()))))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalidValue(HttpServletRequest request, ConstraintViolationException e) {
        return writer.answer(
                request,
                Problem.invalid(e.getConstraintViolations().stream()
                        .map(violation -> new FieldError(
                                snakeCase(violation.getPropertyPath().toString()), violation.getMessage()))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> wrongType(HttpServletRequest request, MethodArgumentTypeMismatchException e) {
        return writer.answer(request, Problem.invalid(snakeCase(e.getName()), "is of a wrong type"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(HttpServletRequest request, MissingServletRequestParameterException e) {
        return writer.answer(request, Problem.invalid(e.getParameterName(), "is missing"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> wrongMethod(HttpServletRequest request, HttpRequestMethodNotSupportedException e) {
        String allowed = String.join(", ", e.getSupportedMethods() == null ? new String[0] : e.getSupportedMethods());
        return writer.answer(
                request,
                Problem.of(
                                HttpStatus.METHOD_NOT_ALLOWED,
                                "method-not-allowed",
                                "Method not allowed",
                                "This path takes " + allowed + ".")
                        .with("Allow", allowed));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unknownPath(HttpServletRequest request, NoResourceFoundException e) {
        return writer.answer(request, Problem.notFound("There is nothing at this path; /docs lists what there is."));
    }

    @ExceptionHandler({HttpMediaTypeNotSupportedException.class, MultipartException.class})
    ResponseEntity<ProblemBody> noJson(HttpServletRequest request) {
        return writer.answer(request, Problem.notJson());
    }

    /** Only what writes to the client can say that it has left: a database may break off with the same words. */
    @ExceptionHandler({HttpMessageNotWritableException.class, AsyncRequestNotUsableException.class})
    @Nullable
    ResponseEntity<ProblemBody> unwritten(HttpServletRequest request, Exception e) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return unexpected(request, e);
        }
        log.atDebug().addKeyValue("path", request.getRequestURI()).log("client left before its answer");
        return null; // nobody is there to read one
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unexpected(HttpServletRequest request, Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return writer.answer(
                    request,
                    Problem.of(
                            status,
                            "bad-request",
                            status.getReasonPhrase(),
                            text(known.getBody().getDetail())));
        }
        log.atError().addKeyValue("path", request.getRequestURI()).setCause(e).log("request failed");
        return writer.answer(
                request,
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "Something went wrong here",
                        "It is not your fault. Quote the request id when you report it."));
    }

    private static String field(@Nullable Throwable cause) {
        if (cause instanceof DatabindException e && !e.getPath().isEmpty()) {
            List<JacksonException.Reference> path = e.getPath();
            String name = path.getLast().getPropertyName();
            return name == null ? "body" : snakeCase(name);
        }
        return "body";
    }

    private static String name(ParameterValidationResult result) {
        String name = result.getMethodParameter().getParameterName();
        return name == null ? "parameter" : snakeCase(name);
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
