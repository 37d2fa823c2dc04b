package org.openrouterwatcher.revocation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.openrouterwatcher.revocation.GatewayRoll.Gateway;

/**
 * Whether a revocation is refused by every gateway.
 *
 * @param gateways each gateway, and what it has to do with this
 */
public record Proof(Map<String, Standing> gateways) {

    /** How a gateway stands to a revocation. */
    public enum Standing {
        /** It refuses what was revoked. */
        APPLIED,
        /** It may not know yet. */
        WAITING,
        /** It has been silent for so long that it lets nobody in before it knows. */
        SILENT
    }

    /**
     * A revocation that is committed.
     *
     * @param xid id of its transaction
     * @param positions where in the feed its records stand, as a {@link FeedIndex} knows it
     */
    public record Revocation(long xid, Optional<Set<FeedPosition>> positions) {

        private boolean isAppliedBy(Gateway gateway) {
            return gateway.cursor() > xid
                    || positions.isPresent() && positions.get().stream().allMatch(gateway::hasPassed);
        }
    }

    /**
     * How things stand.
     *
     * @param gateways taken from a {@link GatewayRoll} that has heard, since the revocation was committed, every report
     *     that was in the topic then and every poll that was in the table then
     */
    public static Proof of(Revocation revocation, Collection<Gateway> gateways) {
        var standings = new TreeMap<String, Standing>();
        gateways.forEach(gateway -> standings.put(gateway.id(), standing(revocation, gateway)));
        return new Proof(standings);
    }

    /** Whether nobody is waited for. */
    public boolean isProven() {
        return !gateways.containsValue(Standing.WAITING);
    }

    private static Standing standing(Revocation revocation, Gateway gateway) {
        if (revocation.isAppliedBy(gateway)) {
            return Standing.APPLIED;
        }
        return gateway.live() ? Standing.WAITING : Standing.SILENT;
    }
}
