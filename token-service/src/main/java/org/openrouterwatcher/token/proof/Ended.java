package org.openrouterwatcher.token.proof;

import org.openrouterwatcher.events.TokenEvent;

/**
 * A token, session or account that a revocation has ended.
 *
 * @param subject its name in the feed
 * @param version the version that is refused
 */
public record Ended(String subject, long version) {

    /** What an event ends. */
    public static Ended by(TokenEvent event) {
        return new Ended(event.subject(), event.version());
    }
}
