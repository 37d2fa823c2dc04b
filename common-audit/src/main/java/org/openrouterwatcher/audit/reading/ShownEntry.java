package org.openrouterwatcher.audit.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.chain.AuditEntry;
import org.openrouterwatcher.audit.chain.Link;

/**
 * An entry as administrators see it.
 *
 * @param number the place in the chain; null for the moment until it is chained
 */
record ShownEntry(
        UUID id,
        @Nullable Long number,
        Instant at,
        String actor,
        String credential,
        String action,
        @Nullable String subject,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String clientAddress,

        @JsonRawValue String details,

        @Nullable String previousHash,
        @Nullable String hash) {

    static ShownEntry of(AuditEntry entry, @Nullable Link link) {
        return new ShownEntry(
                entry.id(),
                link == null ? null : link.number(),
                entry.at(),
                entry.actor(),
                entry.credential(),
                entry.action(),
                entry.subject(),
                entry.outcome(),
                entry.reason(),
                entry.requestId(),
                entry.clientAddress(),
                entry.details(),
                link == null ? null : link.previousHash(),
                link == null ? null : link.hash());
    }
}
