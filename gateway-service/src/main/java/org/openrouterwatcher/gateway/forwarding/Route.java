package org.openrouterwatcher.gateway.forwarding;

import java.util.List;
import org.openrouterwatcher.gateway.upstream.Service;

/**
 * One operation of the API.
 *
 * @param template its path with {@code {names}} for single segments, as in {@code docs/openapi.yaml}
 * @param access which credential it takes
 * @param pace how long its answer may take
 * @param effect what a success means for credentials, known here before any event comes
 */
public record Route(String method, String template, Service service, Access access, Pace pace, Effect effect) {

    /** Which credential a route takes. */
    public enum Access {
        /** None. */
        OPEN,
        /** None, but each call counts against the client's address. */
        OPEN_COUNTED,
        /** The access token of a logged-in person. */
        SESSION,
        /** The API token of a script. */
        API_TOKEN
    }

    /** How long an answer may take. */
    public enum Pace {
        /** Reads and writes of one service. */
        PROMPT,
        /** Waits for a password hash, or until every gateway has heard of a revocation. */
        UNHURRIED,
        /** Waits for OpenRouter. */
        ASKS_OPENROUTER,
        /** Begins promptly, and goes on for as long as the caller's credential holds. */
        LIVE
    }

    /** What a success ends at once. */
    public enum Effect {
        NONE,
        /** The API token whose id stands in the path. */
        REVOKES_TOKEN,
        /** The session of the caller. */
        ENDS_SESSION,
        /** Everything of the caller's account. */
        ENDS_ACCOUNT
    }

    private static final String ID = "{id}";

    /** The segments of the template. */
    List<String> segments() {
        return List.of(template.substring(1).split("/"));
    }

    /** What stands in a path where the template has {@code {id}}. */
    String idIn(String path) {
        return path.substring(1).split("/")[segments().indexOf(ID)];
    }
}
