package org.openrouterwatcher.audit.reading;

import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Via;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** Who may look. */
final class Administration {

    private Administration() {}

    /** @throws Refusal 403 for everybody but an administrator who is logged in */
    static void require(Caller caller) {
        if (!caller.isAdmin() || caller.via() != Via.SESSION) {
            throw new Refusal(Problem.forbidden("The audit trail is open to administrators only."));
        }
    }
}
