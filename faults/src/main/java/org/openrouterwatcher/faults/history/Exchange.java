package org.openrouterwatcher.faults.history;

import java.util.Set;

/**
 * A request and what came of it.
 *
 * @param gateway number of the gateway that was asked, from 0
 * @param token id of the API token that the request was made with or was about; 0 for none
 * @param sentAt when it was begun, by {@link System#nanoTime()}
 * @param answeredAt when its answer was there, or was given up
 * @param status 0 when there was no answer
 * @param text of an answer by which the system says that it does not know what happened; else empty
 */
public record Exchange(
        Purpose purpose, int gateway, long token, long sentAt, long answeredAt, int status, String text) {

    /** What is missing (503), or that it took too long (504). */
    private static final Set<Integer> EXPLAINED = Set.of(503, 504);

    /** A request and the answer, whose text is kept only where it is needed: there are many. */
    public Exchange {
        text = isUnexplained(status) ? text : "";
    }

    private static boolean isUnexplained(int status) {
        return status >= 500 && !EXPLAINED.contains(status);
    }

    /** Whether the system does not know itself what happened. */
    public boolean isUnexplained() {
        return isUnexplained(status);
    }

    /** Whether the system said neither yes nor no. */
    public boolean isUnavailable() {
        return status == 0 || status >= 500;
    }

    /** Whether this use of a token was let through. */
    public boolean isAccepted() {
        return purpose == Purpose.USE_TOKEN && status == 200;
    }

    /** Whether this use of a token was refused for the token's sake. */
    public boolean isRefused() {
        return purpose == Purpose.USE_TOKEN && status == 401;
    }
}
