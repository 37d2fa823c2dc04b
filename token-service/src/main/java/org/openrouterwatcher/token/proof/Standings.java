package org.openrouterwatcher.token.proof;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.revocation.Proof;
import org.openrouterwatcher.revocation.Proof.Standing;

/** How each gateway stands to a revocation, and since when it refuses it. */
record Standings(Map<String, OfGateway> byGateway) {

    Standings {
        byGateway = Map.copyOf(byGateway);
    }

    /**
     * How one gateway stands to it.
     *
     * @param appliedAt when an instance of this service first heard that it has applied it; null while none has
     */
    record OfGateway(Standing standing, @Nullable Instant appliedAt) {}

    static Standings none() {
        return new Standings(Map.of());
    }

    /** What a newer look has shown. */
    Standings after(Proof proof, Instant now) {
        Map<String, OfGateway> next = new TreeMap<>();
        proof.gateways().forEach((gateway, standing) -> next.put(gateway, ofGateway(gateway, standing, now)));
        return new Standings(next);
    }

    private OfGateway ofGateway(String gateway, Standing standing, Instant now) {
        if (standing != Standing.APPLIED) {
            return new OfGateway(standing, null);
        }
        OfGateway known = byGateway.get(gateway);
        Instant since = known == null ? null : known.appliedAt();
        return new OfGateway(standing, since == null ? now : since);
    }
}
