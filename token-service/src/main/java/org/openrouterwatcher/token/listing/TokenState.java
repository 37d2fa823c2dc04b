package org.openrouterwatcher.token.listing;

import java.time.Instant;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.token.registry.ApiToken;

/** What an owner sees of a token's life. */
enum TokenState {
    ACTIVE,
    /** Another took its place, but it works until it expires. */
    REPLACED,
    EXPIRED,
    REVOKED,
    /** Revoked because somebody reported its value. */
    LEAKED;

    static TokenState of(ApiToken token, Instant now) {
        if (token.revokedAt() != null) {
            return token.revokeReason() == RevocationReason.REPORTED_LEAKED ? LEAKED : REVOKED;
        }
        if (!token.isActive(now)) {
            return EXPIRED;
        }
        return token.replacedBy() == null ? ACTIVE : REPLACED;
    }
}
