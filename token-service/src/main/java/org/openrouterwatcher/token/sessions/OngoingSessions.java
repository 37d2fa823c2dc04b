package org.openrouterwatcher.token.sessions;

import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.stereotype.Component;

/** Asks whether a session goes on, for who changes what the session's end would forbid. */
@Component
public class OngoingSessions {

    private final Sessions sessions;

    OngoingSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Lets the session of a person pass. Under the account's lock the answer stays true until the transaction ends.
     *
     * @throws Refusal 401 when it has ended
     */
    public void require(LoggedIn person) {
        if (!sessions.isOngoing(person.sessionId(), person.accountId())) {
            throw new Refusal(SessionProblems.notLoggedIn());
        }
    }
}
