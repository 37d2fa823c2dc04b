package org.openrouterwatcher.gateway.door;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.limits.Allowance;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;

/** Whether a request may go on. */
sealed interface Admission {

    /**
     * It may.
     *
     * @param caller null on open routes
     * @param allowance null where nothing is counted
     */
    record Admitted(@Nullable Caller caller, @Nullable Allowance allowance) implements Admission {}

    /**
     * It may not.
     *
     * @param reason one word for log and metric
     * @param allowance null where nothing was counted
     */
    record Refused(Problem problem, String reason, @Nullable Allowance allowance) implements Admission {}

    /**
     * That depends on somebody else's word.
     *
     * @param word waits for it, so not for a thread that others need
     */
    record Waiting(Supplier<Admission> word) implements Admission {}

    /** This, or what it is after all waiting. */
    default Admission settled() {
        Admission admission = this;
        while (admission instanceof Waiting(var word)) {
            admission = word.get();
        }
        return admission;
    }
}
