package org.openrouterwatcher.events;

import java.time.Instant;
import java.util.Map;

/** How far each gateway has heard the token feed, so that a revocation can be proven. */
public sealed interface GatewayProgress extends Event, Versioned {

    /**
     * A gateway has applied one partition of the token feed up to an offset: it decides by everything before it.
     *
     * @param gateway one run of a gateway: a restart, or a feed made anew, gives another name
     * @param nextOffset the offset of the first record not yet applied
     * @param beat counts what this gateway has sent; a {@link TokenEvent.FeedClosed} that names it proves that nothing
     *     committed before it was sent is missing there
     * @param state how much the gateway trusts its own view
     * @param ageMs how old its view may be at most, in milliseconds; -1 while it is booting
     * @param refusals how many requests it has refused since it started, by reason
     * @param appliedAt when it got there, by the gateway's clock
     * @param version rises with every report of this gateway and partition
     */
    @WireName("org.openrouterwatcher.gateway.feed-applied.v1")
    record FeedApplied(
            String gateway,
            int partition,
            long nextOffset,
            long beat,
            GatewayState state,
            long ageMs,
            Map<String, Long> refusals,
            Instant appliedAt,
            long version)
            implements GatewayProgress {
        @Override
        public String subject() {
            return gateway;
        }
    }
}
