package org.openrouterwatcher.token.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.RevocationReason;

/**
 * An API token, without its value: nobody has that but its owner.
 *
 * @param digest SHA-256 of the value in hex
 * @param expiresAt the first instant at which it is refused; null means it does not expire
 * @param revokedAt null while it was not revoked; never null again
 * @param revokeReason null while it was not revoked
 * @param replacedBy the token that took its place; null while none did
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
        @Nullable RevocationReason revokeReason,
        @Nullable Long replacedBy,
        long version) {

    /** Whether it opens anything at this moment. */
    public boolean isActive(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
