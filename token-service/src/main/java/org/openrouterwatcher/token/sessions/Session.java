package org.openrouterwatcher.token.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person being logged in, from one log-in on.
 *
 * @param refreshedAt when its refresh token was last changed
 * @param expiresAt its end, however often it is refreshed
 * @param accessExpiresAt when the last access token made in it expires
 * @param endedAt null while it goes on
 * @param version rises when it ends
 */
record Session(
        UUID id,
        long accountId,
        Instant refreshedAt,
        Instant expiresAt,
        Instant accessExpiresAt,
        @Nullable Instant endedAt,
        long version) {

    /** Whether it may be refreshed: not ended, not too old, not idle for too long. */
    boolean isLive(Instant now, Duration idleLifetime) {
        return endedAt == null && now.isBefore(expiresAt) && now.isBefore(refreshedAt.plus(idleLifetime));
    }

    /** How long a refresh token made now may be used. */
    Duration refreshableFor(Instant now, Duration idleLifetime) {
        Duration left = Duration.between(now, expiresAt);
        return left.compareTo(idleLifetime) < 0 ? left : idleLifetime;
    }
}
