package org.openrouterwatcher.token.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its value: nobody has that but its owner.
 *
 * @param digest SHA-256 of the value in hex
 * @param expiresAt the first instant at which it is refused; null means it does not expire
 * @param revokedAt null while it was not revoked; never null again
 * @param version rises with every change that gateways must know
 */
public record ApiToken(
        long id,
        long accountId,
        String name,
        String digest,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        long version) {

    /** Whether it opens anything at this moment. */
    public boolean isActive(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
