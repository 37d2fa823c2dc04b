package org.openrouterwatcher.token.signing;

import java.time.Duration;
import java.time.Instant;
import org.openrouterwatcher.web.secret.Secret;

/**
 * What a logged-in person shows.
 *
 * @param value the signed JWT
 * @param expiresAt the first instant at which it is refused, in whole seconds
 */
public record AccessToken(Secret value, Instant issuedAt, Instant expiresAt) {

    /** How long it is good from when it was made. */
    public Duration lifetime() {
        return Duration.between(issuedAt, expiresAt);
    }
}
