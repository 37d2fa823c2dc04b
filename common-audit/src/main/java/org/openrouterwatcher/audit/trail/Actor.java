package org.openrouterwatcher.audit.trail;

import org.openrouterwatcher.web.caller.Caller;

/**
 * Who does something.
 *
 * @param name such as {@code account:7}
 * @param credential by what the actor is known
 */
public record Actor(String name, String credential) {

    /** The service itself: what a schedule or an event has it do. */
    public static final Actor SYSTEM = new Actor("system", "none");

    /** Somebody who has shown nothing. */
    public static final Actor ANONYMOUS = new Actor("anonymous", "none");

    /** Somebody of whom only a secret is known, such as a leaked token. */
    public static Actor holderOf(String credential) {
        return new Actor("anonymous", credential);
    }

    /** The owner of an account, known by something else than the gateway's word. */
    public static Actor account(long id, String credential) {
        return new Actor("account:" + id, credential);
    }

    /** Whom the gateway names. */
    static Actor of(Caller caller) {
        return switch (caller.via()) {
            case SESSION -> account(caller.userId(), "session");
            case API_TOKEN -> new Actor("api-token:" + caller.tokenId(), "api-token");
            case GATEWAY -> new Actor("gateway", "gateway");
        };
    }
}
