package org.openrouterwatcher.token.kit;

import java.util.UUID;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

/** Somebody with an account who is logged in. */
public record Person(long id, String email, String password, UUID sessionId, String accessToken, String refreshToken) {

    /** What the gateway says of a call with the access token. */
    public Caller caller() {
        return Caller.session(id, Role.USER, sessionId);
    }
}
