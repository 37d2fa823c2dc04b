package org.openrouterwatcher.events;

import java.time.Instant;

/** What gateways saw of API tokens in use. */
public sealed interface TokenUsage extends Event {

    /**
     * A gateway let calls with a token through since it last said so.
     *
     * @param count calls since the gateway's previous record about this token, at least 1
     * @param lastUsedAt when the last of them came
     * @param gateway id of the gateway that counted
     */
    @WireName("org.openrouterwatcher.token.used.v1")
    record TokenUsed(long tokenId, long count, Instant lastUsedAt, String gateway) implements TokenUsage {
        @Override
        public String subject() {
            return Long.toString(tokenId);
        }
    }
}
