package org.openrouterwatcher.gateway.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What token-service says of an API token; the form follows token introspection (RFC 7662).
 *
 * @param active whether it may be used now; everything else is set only then
 */
public record TokenFacts(
        boolean active,
        @Nullable Long tokenId,
        @Nullable Long userId,
        @Nullable Instant expiresAt,
        @Nullable Long version) {}
