package org.openrouterwatcher.events;

import java.time.Instant;

/** What gateways saw of API tokens in use, and how they share what a token may still use. */
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

    /**
     * A gateway says how many calls of a token's hour it holds, and asks for more. All gateways read these records in
     * the same order and so agree on who got the last calls, without asking anybody.
     *
     * @param gateway the gateway and which start of it: one that starts anew holds nothing
     * @param number rises with each claim of the gateway
     * @param windowStart when the token's hour began, as far as the gateway knows
     * @param held calls that are this gateway's, made already or not
     * @param waiting requests that wait for the answer to this claim
     * @param ahead further calls it would like to hold before anybody asks for them; 0 once calls are scarce
     * @param reserved calls that other gateways may make before they have claimed any
     */
    @WireName("org.openrouterwatcher.token.calls-claimed.v1")
    record CallsClaimed(
            long tokenId,
            String gateway,
            long number,
            Instant windowStart,
            int held,
            int waiting,
            int ahead,
            int reserved)
            implements TokenUsage {
        @Override
        public String subject() {
            return Long.toString(tokenId);
        }
    }

    /**
     * A gateway is there and counts calls, or is about to go.
     *
     * @param gateway the gateway and which start of it
     * @param beat when it said so, in milliseconds; compared by the gateway itself only
     * @param leaving whether it counts no more and has given back what it had in stock
     */
    @WireName("org.openrouterwatcher.gateway.counting.v1")
    record GatewayCounting(String gateway, long beat, boolean leaving) implements TokenUsage {
        @Override
        public String subject() {
            return gateway;
        }
    }
}
