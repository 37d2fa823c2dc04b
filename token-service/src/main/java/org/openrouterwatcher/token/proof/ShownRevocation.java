package org.openrouterwatcher.token.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A revocation as its caller sees it. */
record ShownRevocation(
        UUID id,
        RevocationKind kind,
        Status status,
        Instant createdAt,
        @Nullable Instant provenAt,
        String detail,
        List<ShownGateway> gateways) {

    /** Whether every gateway is known to refuse it. */
    enum Status {
        PROVEN,
        PENDING
    }

    /**
     * How a gateway stands to it.
     *
     * @param status applied, waiting or silent
     * @param appliedAt when it was first heard to refuse what was revoked
     */
    record ShownGateway(
            String gateway, String status, @Nullable Instant appliedAt) {}

    static ShownRevocation of(Revocation revocation) {
        return new ShownRevocation(
                revocation.id(),
                revocation.kind(),
                revocation.isProven() ? Status.PROVEN : Status.PENDING,
                revocation.createdAt(),
                revocation.provenAt(),
                revocation.isProven()
                        ? "Every gateway refuses it."
                        : "It is revoked for ever, but not every gateway has confirmed that it knows. One that does not"
                                + " hear of it lets nobody in after 30 seconds.",
                gateways(revocation.standings()));
    }

    private static List<ShownGateway> gateways(Standings standings) {
        return standings.byGateway().entrySet().stream()
                .map(it -> new ShownGateway(
                        it.getKey(),
                        it.getValue().standing().name().toLowerCase(Locale.ROOT),
                        it.getValue().appliedAt()))
                .sorted(Comparator.comparing(ShownGateway::gateway))
                .toList();
    }
}
