package org.openrouterwatcher.web.caller;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the gateway found out. Controllers take it as an argument.
 *
 * @param userId the account; 0 when the gateway calls on its own account
 * @param sessionId set when {@code via} is {@code SESSION}
 * @param tokenId set when {@code via} is {@code API_TOKEN}
 */
public record Caller(
        long userId,
        Role role,
        Via via,
        @Nullable UUID sessionId,
        @Nullable Long tokenId) {

    /** What an account may do. */
    public enum Role {
        USER,
        ADMIN
    }

    /** How the caller proved who it is. */
    public enum Via {
        /** An access JWT of a logged-in person. */
        SESSION,
        /** An API token of a script. */
        API_TOKEN,
        /** The gateway asks for itself. */
        GATEWAY
    }

    /** A logged-in person. */
    public static Caller session(long userId, Role role, UUID sessionId) {
        return new Caller(userId, role, Via.SESSION, sessionId, null);
    }

    /** A script with an API token. */
    public static Caller apiToken(long userId, Role role, long tokenId) {
        return new Caller(userId, role, Via.API_TOKEN, null, tokenId);
    }

    /** The gateway itself. */
    public static Caller gateway() {
        return new Caller(0, Role.USER, Via.GATEWAY, null, null);
    }

    /** Whether schedules and other accounts' matters are open to it. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
