package org.openrouterwatcher.token.proof;

import java.time.Clock;
import java.time.Instant;
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

    /** How things stand now. The roll must be complete as of some moment after the commit. */
    Revocation look(Revocation revocation) {
        Proof proof = Proof.of(new Proof.Revocation(revocation.xid(), feed.positionsOf(revocation)), roll.gateways());
        Instant now = clock.instant();
        return revocation.seen(revocation.standings().after(proof, now), proof.isProven() ? now : null);
    }
}
