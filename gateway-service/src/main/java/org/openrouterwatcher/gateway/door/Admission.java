package org.openrouterwatcher.gateway.door;

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
}
