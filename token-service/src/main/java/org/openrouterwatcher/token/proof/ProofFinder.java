package org.openrouterwatcher.token.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.revocation.Proof;
import org.springframework.stereotype.Component;

/** Finds out how every gateway stands to a revocation. */
@Component
class ProofFinder {

    private final GatewayRoll roll;
    private final OwnFeed feed;
    private final Clock clock;

    ProofFinder(GatewayRoll roll, OwnFeed feed, Clock clock) {
        this.roll = roll;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * How things stand now with each of these, in their order. The roll must be complete as of some moment after the
     * last commit; it is read once for all.
     */
    List<Revocation> look(List<Revocation> revocations) {
        List<GatewayRoll.Gateway> gateways = roll.gateways();
        Instant now = clock.instant();
        return revocations.stream().map(it -> look(it, gateways, now)).toList();
    }

    private Revocation look(Revocation revocation, List<GatewayRoll.Gateway> gateways, Instant now) {
        Proof proof = Proof.of(new Proof.Revocation(revocation.xid(), feed.positionsOf(revocation)), gateways);
        return revocation.seen(revocation.standings().after(proof, now), proof.isProven() ? now : null);
    }
}
