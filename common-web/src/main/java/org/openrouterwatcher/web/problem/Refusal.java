package org.openrouterwatcher.web.problem;

/** Ends a request with a {@link Problem}, from a place that has no other way to answer. */
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
