package org.openrouterwatcher.token.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** Collects what is wrong with a body, so that its sender learns all of it at once. */
public final class FieldErrors {

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** Notes what is wrong with a field, if anything is. */
    public FieldErrors add(String field, Optional<String> wrong) {
        wrong.map(message -> new Problem.FieldError(field, message)).ifPresent(errors::add);
        return this;
    }

    /** Notes that a field must have a value, when it has none. */
    public FieldErrors require(String field, Optional<?> value, String rule) {
        return value.isPresent() ? this : add(field, Optional.of(rule));
    }

    /** Ends the request with 422 when anything was noted. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.invalid(errors));
        }
    }
}
