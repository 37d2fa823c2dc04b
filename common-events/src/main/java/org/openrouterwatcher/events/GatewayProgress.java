package org.openrouterwatcher.events;

import java.time.Instant;

/** How far each gateway has heard the token feed, so that a revocation can be proven. */
public sealed interface GatewayProgress extends Event, Versioned {

    /**
     * A gateway has applied one partition of the token feed up to an offset: it decides by everything before it.
     *
     * @param nextOffset the offset of the first record not yet applied
     * @param appliedAt when it got there, by the gateway's clock
     * @param version rises with every report of this gateway and partition
     */
    @WireName("org.openrouterwatcher.gateway.feed-applied.v1")
    record FeedApplied(String gateway, int partition, long nextOffset, Instant appliedAt, long version)
            implements GatewayProgress {
        @Override
        public String subject() {
            return gateway;
        }
    }
}
