package org.openrouterwatcher.gateway.forwarding;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.caller.Caller;

/**
 * Applies a revocation that went through this gateway before its answer does, so that the very next request is refused
 * here even if no event ever came.
 */
final class RevocationEffects {

    /** No access token lives longer than 15 minutes. */
    private static final Duration LONGEST_SESSION_TOKEN = Duration.ofMinutes(20);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final TokenView view;
    private final Clock clock;

    RevocationEffects(TokenView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /** @param path of the request that succeeded */
    void apply(Route route, Caller caller, String path) {
        switch (route.effect()) {
            case NONE -> {
                // most requests revoke nothing
            }
            case REVOKES_TOKEN -> revokeToken(route.idIn(path));
            case ENDS_SESSION -> {
                if (caller.sessionId() != null) {
                    view.endSession(caller.sessionId(), clock.instant().plus(LONGEST_SESSION_TOKEN));
                }
            }
            case ENDS_ACCOUNT -> view.disableUser(caller.userId());
        }
    }

    private void revokeToken(String id) {
        if (NUMBER.matcher(id).matches()) {
            view.revokeToken(Long.parseLong(id));
        }
    }
}
