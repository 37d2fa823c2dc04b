package org.openrouterwatcher.token.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was ended, once and for all.
 *
 * @param ended the tokens, sessions and accounts that ended, in the words of the feed; empty when they had long before
 * @param xid the transaction that ended it
 * @param provenAt when it became known that every gateway refuses it; null while it is not
 */
public record Revocation(
        UUID id,
        RevocationKind kind,
        List<String> ended,
        long xid,
        Instant createdAt,
        @Nullable Instant provenAt,
        Standings standings) {

    public Revocation {
        ended = List.copyOf(ended);
    }

    /** Whether every gateway is known to refuse it. */
    public boolean isProven() {
        return provenAt != null;
    }

    /** The same, as a later look has shown it. */
    Revocation seen(Standings now, @Nullable Instant proven) {
        return new Revocation(id, kind, ended, xid, createdAt, proven, now);
    }
}
