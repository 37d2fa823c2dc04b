package org.openrouterwatcher.faults.history;

/**
 * A request and what came of it.
 *
 * @param gateway number of the gateway that was asked, from 0
 * @param token id of the API token that the request was made with or was about; 0 for none
 * @param sentAt when it was begun, by {@link System#nanoTime()}
 * @param answeredAt when its answer was there, or was given up
 * @param status 0 when there was no answer
 */
public record Exchange(Purpose purpose, int gateway, long token, long sentAt, long answeredAt, int status) {

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
